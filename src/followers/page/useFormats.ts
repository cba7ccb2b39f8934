import { useLocaleState } from 'react-admin';

/** Dates and numbers in the moderator's language. */
export const useFormats = () => {
  const [locale] = useLocaleState();
  return {
    date: (ms: number) => new Date(ms).toLocaleDateString(locale, { dateStyle: 'medium' }),
    dateTime: (ms: number) =>
      new Date(ms).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }),
    number: (value: number, digits = 0) =>
      value.toLocaleString(locale, { maximumFractionDigits: digits }),
  };
};
