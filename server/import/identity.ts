import { createHash } from 'node:crypto';
import { toSlug } from '../identifiers/slug';

/** What something imported is called here: always the same for the same name in the files. */
export const importedId = (kind: string, name: string) =>
  createHash('sha256').update(`${kind}\0${name}`).digest('hex').slice(0, 24);

/** Draws that depend on a name alone, so that what is made up does not depend on the other lines. */
export function randomFor(id: string) {
  let place = 0;
  const next = () => {
    const digest = createHash('sha256').update(`${id}/${(place++).toString()}`).digest();
    return digest.readUIntBE(0, 6) / 2 ** 48;
  };
  return {
    between: (from: number, to: number) => Math.floor(from + next() * (to - from)),
    pick: <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] as T,
  };
}

/**
 * A slug of its own without a look at all others: the end of the identifier is in it, long enough
 * that among a million accounts no two homonyms share it.
 */
export const slugOf = (text: string, id: string) => `${toSlug(text) || 'compte'}-${id.slice(-12)}`;
