import { useLocaleState, useTranslate } from 'react-admin';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** Dates, times and durations in the language of the console. */
export const useFormats = () => {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const number = (value: number, digits = 0) =>
    value.toLocaleString(locale, { maximumFractionDigits: digits });
  return {
    number,
    date: (ms: number) => new Date(ms).toLocaleDateString(locale, { dateStyle: 'medium' }),
    dateTime: (ms: number) =>
      new Date(ms).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short' }),
    time: (ms: number) => new Date(ms).toLocaleTimeString(locale),
    /** Such as `2026-11`, which is no date by itself. */
    month: (month: string) =>
      new Date(`${month}-15T12:00:00`).toLocaleDateString(locale, {
        month: 'long',
        year: 'numeric',
      }),
    duration(ms: number) {
      const hours = ms / HOUR_MS;
      return hours < 2 * DAY_HOURS
        ? translate('jobs.figures.hours', { value: number(hours, 1) })
        : translate('jobs.figures.days', { value: number(hours / DAY_HOURS, 1) });
    },
  };
};
