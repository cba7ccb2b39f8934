import { stemmer } from '@orama/stemmers/french';

/** A word as it is searched, at its position in the text; positions of stop words stay empty. */
export interface Word {
  stem: string;
  position: number;
}

// PostgreSQL refuses lexemes of 2 kB; a name or an address has no such word. What is longer is cut
// before it is stemmed, which takes the square of its length.
const MAX_WORD_LENGTH = 255;
/** Signs of a text that are searched: 16,000 words, and no more of one that is all one word. */
const MAX_TEXT_LENGTH = 100_000;

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
    .map((word, position) => ({ word, position }))
    .filter(({ word }) => !STOP_WORDS.has(word))
    .map(({ word, position }) => ({ stem: stemmer(word.slice(0, MAX_WORD_LENGTH)), position }));
}

// No letter has so many accents; to put more of them in order takes the square of their count.
const STACKED_ACCENTS = /(\p{M}{30})\p{M}+/gu;

const fold = (text: string) =>
  text
    .slice(0, MAX_TEXT_LENGTH)
    .replace(STACKED_ACCENTS, '$1')
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
