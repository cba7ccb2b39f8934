/** A date as Python's `isoformat()` writes it in UTC: six digits of fraction, or none at all. */
export function isoFormat(date: Date): string {
  const text = date.toISOString();
  const fraction = date.getUTCMilliseconds() === 0 ? '' : `${text.slice(19, 23)}000`;
  return `${text.slice(0, 19)}${fraction}+00:00`;
}

export const isoFormatOrNull = (date: Date | null) => (date === null ? null : isoFormat(date));

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?(?:Z|([+-]\d\d):?(\d\d)?)?)?$/i;

/** The date that an ISO 8601 text names, in UTC where it names no offset; undefined: it is none. */
export function dateIn(text: unknown): Date | undefined {
  const parts = typeof text === 'string' ? ISO.exec(text.trim()) : null;
  if (!parts) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = ''] = parts;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const [, , , , , , , , offsetHour = '+00', offsetMinute = '00'] = parts;
  const written = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}`;
  const asUtc = new Date(`${written}Z`);
  // A day that the month lacks would count into the next.
  if (Number.isNaN(asUtc.getTime()) || asUtc.getUTCDate() !== Number(day)) return undefined;
  const date = new Date(`${written}${offsetHour}:${offsetMinute}`);
  return isPythonYear(date.getUTCFullYear()) ? date : undefined;
}

// Python knows no others; an invalid date has none.
const isPythonYear = (year: number) => year >= 1 && year <= 9_999;
