import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Json, Values } from '../bulk';

/** Values of an account under the names of their fields, those that are empty left out. */
export const ItemValues = ({ values }: { values: Values | null }) => {
  const translate = useTranslate();
  const textOf = (value: Json): string => {
    if (typeof value === 'boolean') return translate(`ra.boolean.${String(value)}`);
    if (Array.isArray(value)) return value.map(String).join(', ');
    return typeof value === 'object' ? JSON.stringify(value) : String(value);
  };
  const isEmpty = (value: Json) =>
    value === null || value === '' || (Array.isArray(value) && value.length === 0);
  const texts = Object.entries(values ?? {})
    .filter(([, value]) => !isEmpty(value))
    .map(([field, value]) => {
      const label = translate(`resources.users.fields.${field}`, { _: field });
      return `${label} : ${textOf(value)}`;
    });
  return (
    <Typography variant="caption" component="div" color="text.secondary">
      {texts.join(' · ') || '—'}
    </Typography>
  );
};
