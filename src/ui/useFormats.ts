import { useLocaleState } from 'react-admin';

/** Dates, times and numbers in the language of the console. */
export const useFormats = () => {
  const [locale] = useLocaleState();
  return {
    number: (value: number, digits = 0) =>
      value.toLocaleString(locale, { maximumFractionDigits: digits }),
    date: (ms: number) => new Date(ms).toLocaleDateString(locale, { dateStyle: 'medium' }),
    dateTime: (ms: number) =>
      new Date(ms).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }),
    time: (ms: number) => new Date(ms).toLocaleTimeString(locale),
    /** A month given as `2026-11`. */
    month: (month: string) =>
      new Date(`${month}-15T12:00:00`).toLocaleDateString(locale, {
        month: 'long',
        year: 'numeric',
      }),
  };
};
