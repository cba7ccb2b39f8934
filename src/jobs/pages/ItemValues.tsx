import { Typography } from '@mui/material';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import { activeStatus } from '../../accounts';
import type { Json, Values } from '../core/job';
import { AccountText, useFormats } from '../../ui';

const DATES = new Set(['since', 'deleted', 'password_rotation_demanded']);

/** Values of an account, labelled by field. Empty values are left out. */
export const ItemValues = ({ values }: { values: Values | null }) => {
  const translate = useTranslate();
  const { dateTime } = useFormats();
  const textOf = (field: string, value: Json): string => {
    if (field === 'active' && (value === null || typeof value === 'boolean')) {
      return translate(`resources.users.status.${activeStatus(value)}`);
    }
    if (DATES.has(field) && typeof value === 'string') return dateTime(Date.parse(value));
    if (typeof value === 'boolean') return translate(`ra.boolean.${String(value)}`);
    if (Array.isArray(value)) return value.map(String).join(', ');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  const isEmpty = (field: string, value: Json) =>
    // A null `active` has a meaning: never activated.
    (value === null && field !== 'active') ||
    value === '' ||
    (Array.isArray(value) && value.length === 0);
  const texts = Object.entries(values ?? {})
    .filter(([field, value]) => !isEmpty(field, value))
    .map(([field, value]) => {
      const label = translate(`resources.users.fields.${field}`, { _: field });
      return { field, label, text: textOf(field, value) };
    });
  return (
    <Typography variant="caption" component="div" color="text.secondary">
      {texts.length === 0 && '—'}
      {texts.map(({ field, label, text }, index) => (
        <Fragment key={field}>
          {index > 0 && ' · '}
          {label} : <AccountText>{text}</AccountText>
        </Fragment>
      ))}
    </Typography>
  );
};
