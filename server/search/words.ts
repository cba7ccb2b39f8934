import { stemmer } from '@orama/stemmers/french';

/** The stem of a word and its position in the text. Stop words are left out but counted. */
interface Word {
  stem: string;
  position: number;
}

// PostgreSQL refuses lexemes of 2 kB, and no word of a name or an address is that long. Words are cut
// before they are stemmed, since stemming takes quadratic time.
const MAX_WORD_LENGTH = 255;
/** Characters of a text that are searched. Enough for 16,000 words. */
const MAX_TEXT_LENGTH = 100_000;

/**
 * The words of a text, split at characters that are neither letters nor digits, without case,
 * accents, French endings and French stop words.
 *
 * Computed here rather than by the database, so that all databases give the same results.
 */
export function wordsOf(text: string): Word[] {
  return fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map((word, position) => ({ word, position }))
    .filter(({ word }) => !STOP_WORDS.has(word))
    .map(({ word, position }) => ({ stem: stemmer(word.slice(0, MAX_WORD_LENGTH)), position }));
}

// No letter has so many accents. Normalising more of them takes quadratic time.
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
