import { InvalidField, InvalidValue } from '../errors';
import { isObjectId } from '../identifiers/objectId';
import { pythonRepr, pythonText, strip } from '../http/pythonText';

/** Null in place of a text that is empty or only white space. */
export const blankAsNull = (value: unknown): unknown =>
  typeof value === 'string' && strip(value) === '' ? null : value;

/** Whether Python considers a JSON value false. */
export const isFalsy = (value: unknown): boolean =>
  !value || (typeof value === 'object' && Object.keys(value).length === 0);

/** Whether a JSON value is an object, which Python calls a dictionary. */
export const isDictionary = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Read one of the values that a field accepts, or null.
 *
 * @throws InvalidField
 */
export function readChoice<T extends string>(
  field: string,
  given: unknown,
  choices: readonly T[],
): T | null {
  const value = blankAsNull(given) ?? null;
  if (value === null || choices.includes(value as T)) return value as T | null;
  throw new InvalidField(
    field,
    `'${pythonText(value)}' is not a valid choice. Valid choices: ${pythonList(choices)}`,
  );
}

/**
 * Read a reference to an object: an identifier, an object with the key `id`, or null.
 *
 * @throws InvalidField, InvalidValue when it is not a reference
 */
export function readReferenceId(field: string, given: unknown): string | null {
  if (given === null || given === undefined) return null;
  if (typeof given === 'object') {
    if ('id' in given) return readReferenceId(field, given.id);
    throw new InvalidField(field, 'Expected a reference id');
  }
  return readObjectId(given);
}

/** @throws InvalidValue when a value is not an identifier */
export function readObjectId(given: unknown): string {
  const id = pythonText(given);
  if (isObjectId(id)) return id.toLowerCase();
  throw new InvalidValue(
    `${pythonRepr(id)} is not a valid ObjectId, it must be a 12-byte input or a 24-character hex string`,
  );
}

/** A list in Python's notation. */
export const pythonList = (values: readonly string[]) =>
  `[${values.map((value) => `'${value}'`).join(', ')}]`;
