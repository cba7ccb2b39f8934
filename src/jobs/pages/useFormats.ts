import { useLocaleState, useTranslate } from 'react-admin';
import { useFormats as useCommonFormats } from '../../ui';

const HOUR_MS = 3_600_000;
const DAY_HOURS = 24;

/** Dates, times and durations in the language of the console. */
export const useFormats = () => {
  const [locale] = useLocaleState();
  const translate = useTranslate();
  const formats = useCommonFormats();
  return {
    ...formats,
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
        ? translate('jobs.figures.hours', { value: formats.number(hours, 1) })
        : translate('jobs.figures.days', { value: formats.number(hours / DAY_HOURS, 1) });
    },
  };
};
