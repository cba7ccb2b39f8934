import { stemmer } from '@orama/stemmers/french';

/** A word as it is searched, at its place in the text; places of stop words stay empty. */
export interface Word {
  stem: string;
  place: number;
}

// PostgreSQL refuses lexemes of 2 kB; a name or an address has no such word.
const LONGEST_STEM = 255;

/**
 * The words of a text, split at whatever is neither letter nor digit, without case, accents,
 * French endings and French stop words.
 *
 * Computed here and not by the database, so that every database agrees.
 */
export function wordsOf(text: string): Word[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word, place) => ({ word, place }))
    .filter(({ word }) => !STOP_WORDS.has(word))
    .map(({ word, place }) => ({ stem: stemmer(word).slice(0, LONGEST_STEM), place }));
}

const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();

const STOP_WORDS = new Set(
  fold(
    `au aux avec ce ces dans de des du elle en et eux il ils je la le les leur lui ma mais me même mes
    moi mon ne nos notre nous on ou par pas pour qu que qui sa se ses son sur ta te tes toi ton tu un
    une vos votre vous c d j l à m n s t y été étée étées étés étant suis es est sommes êtes sont
    serai seras sera serons serez seront serais serait serions seriez seraient étais était étions
    étiez étaient fus fut fûmes fûtes furent sois soit soyons soyez soient fusse fusses fût fussions
    fussiez fussent ayant eu eue eues eus ai as avons avez ont aurai auras aura aurons aurez auront
    aurais aurait aurions auriez auraient avais avait avions aviez avaient eut eûmes eûtes eurent
    aie aies ait ayons ayez aient eusse eusses eût eussions eussiez eussent ceci cela celà cet cette
    ici quel quels quelle quelles sans soi`,
  ).split(/\s+/),
);
