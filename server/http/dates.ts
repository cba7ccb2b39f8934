/** A date as Python's `isoformat()` writes it in UTC, with six decimals for the seconds or none. */
export function isoFormat(date: Date): string {
  const text = date.toISOString();
  const fraction = date.getUTCMilliseconds() === 0 ? '' : `${text.slice(19, 23)}000`;
  return `${text.slice(0, 19)}${fraction}+00:00`;
}

export const isoFormatOrNull = (date: Date | null) => (date === null ? null : isoFormat(date));

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:[.,](\d{1,9}))?)?)?(?:Z|([+-]\d\d):?(\d\d)?)?)?$/i;

/** Parse an ISO 8601 date, in UTC unless it has an offset. Undefined if it is not a valid date. */
export function parseDate(text: unknown): Date | undefined {
  const parts = typeof text === 'string' ? ISO.exec(text.trim()) : null;
  if (!parts) return undefined;
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = ''] = parts;
  const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
  const [, , , , , , , , offsetHour = '+00', offsetMinute = '00'] = parts;
  const isoText = `${year}-${month}-${day}T${hour}:${minute}:${second}.${milliseconds}`;
  const asUtc = new Date(`${isoText}Z`);
  // JavaScript reads 30 February as a day in March.
  if (Number.isNaN(asUtc.getTime()) || asUtc.getUTCDate() !== Number(day)) return undefined;
  const date = new Date(`${isoText}${offsetHour}:${offsetMinute}`);
  return isPythonYear(date.getUTCFullYear()) ? date : undefined;
}

// The years of Python's `datetime`. The year of an invalid date is NaN.
const isPythonYear = (year: number) => year >= 1 && year <= 9_999;
