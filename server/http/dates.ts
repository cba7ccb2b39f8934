/** A date as Python's `isoformat()` writes it in UTC: six digits of fraction, or none at all. */
export function isoFormat(date: Date): string {
  const text = date.toISOString();
  const fraction = date.getUTCMilliseconds() === 0 ? '' : `${text.slice(19, 23)}000`;
  return `${text.slice(0, 19)}${fraction}+00:00`;
}

export const isoFormatOrNull = (date: Date | null) => (date === null ? null : isoFormat(date));
