import { useFieldValue } from 'react-admin';
import { useFormats } from './useFormats';

/** A number of the record in the language of the console: react-admin's own follows the browser. */
export const NumberField = ({ source }: { source: string }) => {
  const value: unknown = useFieldValue({ source });
  const { number } = useFormats();
  return typeof value === 'number' ? number(value) : null;
};
