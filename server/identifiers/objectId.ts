import { randomBytes } from 'node:crypto';

const machine = randomBytes(5).toString('hex');
let counter = randomBytes(3).readUIntBE(0, 3);

/** A new identifier, made as MongoDB does: seconds, machine, counter. */
export function newObjectId(): string {
  counter = (counter + 1) % 0x1000000;
  return composeObjectId(Date.now(), machine, counter);
}

/**
 * Make an identifier.
 *
 * @param time in milliseconds since 1970
 * @param machine ten hexadecimal digits
 */
export const composeObjectId = (time: number, machine: string, count: number) =>
  hexadecimal(Math.floor(time / 1000), 8) + machine + hexadecimal(count, 6);

/** Whether a text has the form of an identifier, in lower or upper case. */
export const isObjectId = (text: string) => /^[0-9a-f]{24}$/i.test(text);

const hexadecimal = (value: number, digits: number) => value.toString(16).padStart(digits, '0');
