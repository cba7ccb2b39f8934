import { createHash } from 'node:crypto';
import { toSlug } from '../identifiers/slug';

/** The identifier of an imported record. The same record in the files always gets the same one. */
export const importedId = (kind: string, name: string) =>
  createHash('sha256').update(`${kind}\0${name}`).digest('hex').slice(0, 24);

/** Random numbers seeded by an identifier, so that generated values do not depend on other lines. */
export function randomFor(id: string) {
  let count = 0;
  const next = () => {
    const digest = createHash('sha256').update(`${id}/${(count++).toString()}`).digest();
    return digest.readUIntBE(0, 6) / 2 ** 48;
  };
  return {
    between: (from: number, to: number) => Math.floor(from + next() * (to - from)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  };
}

/**
 * A unique slug, made without looking up the others: it ends with the last 12 characters of the
 * identifier, so that two users of the same name among a million do not get the same slug.
 */
export const slugOf = (text: string, id: string) => `${toSlug(text) || 'compte'}-${id.slice(-12)}`;
