import { useFieldValue, useTranslate } from 'react-admin';
import { useFormats } from './useFormats';

interface Props {
  source: string;
  showTime?: boolean;
  /** Message key shown when there is no date. */
  emptyText?: string;
}

/** A date of the record in the language of the console: react-admin's own follows the browser. */
export const DateField = ({ source, showTime = false, emptyText }: Props) => {
  const value: unknown = useFieldValue({ source });
  const translate = useTranslate();
  const { date, dateTime } = useFormats();
  if (typeof value !== 'string') return emptyText === undefined ? null : translate(emptyText);
  const ms = Date.parse(value);
  return (
    <time dateTime={value} style={{ whiteSpace: 'nowrap' }}>
      {showTime ? dateTime(ms) : date(ms)}
    </time>
  );
};
