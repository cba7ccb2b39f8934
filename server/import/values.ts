import { containsUrl } from '../validation/urlInText';
import { BadLine } from './failures';

type Values = Readonly<Record<string, string>>;

/**
 * The text of a column. Undefined if it is empty or missing.
 *
 * @throws BadLine when it contains U+0000, which PostgreSQL cannot store
 */
export function textOf(values: Values, name: string): string | undefined {
  const text = values[name]?.trim() || undefined;
  if (text?.includes('\0')) {
    throw new BadLine(`${name} contains a character that cannot be stored`);
  }
  return text;
}

/** @throws BadLine when it is missing or longer than 255 characters */
export function requiredText(values: Values, name: string): string {
  const text = textOf(values, name);
  if (text === undefined) throw new BadLine(`${name} is empty`);
  return limited(name, text);
}

/** @throws BadLine when it is longer than 255 characters */
export function limitedText(values: Values, name: string): string | undefined {
  const text = textOf(values, name);
  return text === undefined ? undefined : limited(name, text);
}

/** @throws BadLine when it is longer than 255 characters or contains a web address */
export function nameOf(values: Values, name: string): string | undefined {
  const text = limitedText(values, name);
  if (text !== undefined && containsUrl(text)) {
    throw new BadLine(`${name} contains a web address: ${text}`);
  }
  return text;
}

function limited(name: string, text: string): string {
  if ([...text].length > 255) throw new BadLine(`${name} is longer than 255 characters`);
  return text;
}

/** The databases have a smaller range of dates than JavaScript. */
const MIN_STORED_DATE = Date.UTC(0, 0, 1);
const MAX_STORED_DATE = Date.UTC(9999, 11, 31);

/** @throws BadLine when it is neither an ISO 8601 date nor seconds since 1970, in the years 0 to 9999 */
export function dateOf(values: Values, name: string): Date | undefined {
  const text = textOf(values, name);
  if (text === undefined) return undefined;
  const date = new Date(/^\d{9,11}$/.test(text) ? Number(text) * 1000 : text);
  if (!(date.getTime() >= MIN_STORED_DATE && date.getTime() <= MAX_STORED_DATE))
    throw new BadLine(`${name} is not a date: ${text}`);
  return date;
}

const TRUE = ['true', '1', 'yes', 'oui'];
const FALSE = ['false', '0', 'no', 'non'];

/** @throws BadLine when it is neither a word for true nor one for false */
export function booleanOf(values: Values, name: string): boolean | undefined {
  const text = textOf(values, name)?.toLowerCase();
  if (text === undefined) return undefined;
  if (TRUE.includes(text)) return true;
  if (FALSE.includes(text)) return false;
  throw new BadLine(`${name} is neither true nor false: ${text}`);
}
