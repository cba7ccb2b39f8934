import { useFieldValue } from 'react-admin';
import { useFormats } from './useFormats';

/** A number of the record in the console's language. react-admin's uses the browser's language. */
export const NumberField = ({ source }: { source: string }) => {
  const value: unknown = useFieldValue({ source });
  const { number } = useFormats();
  return typeof value === 'number' ? number(value) : null;
};
