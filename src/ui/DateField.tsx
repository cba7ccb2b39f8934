import { useFieldValue, useTranslate } from 'react-admin';
import { useFormats } from './useFormats';

interface Props {
  source: string;
  showTime?: boolean;
  /** Message key shown when there is no date. */
  emptyText?: string;
}

/** A date of the record in the console's language. react-admin's uses the browser's language. */
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
