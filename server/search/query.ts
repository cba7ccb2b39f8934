import { wordsOf } from './words';

/**
 * Distinct words of a search that count, excluded ones among them. Each costs a scan of its matches: a
 * search of 200 common words kept the embedded database busy for seconds, and with it all callers.
 */
const MAX_WORDS = 24;

/** Whether one word of a search must match, or all of them. Applies if nothing is quoted. */
type Combination = 'any' | 'all';

/**
 * Convert the text of a search to a PostgreSQL `tsquery`.
 *
 * `"quoted words"` must all match, in that order. `-word` excludes a word.
 * Undefined if there is nothing to search for: no words, only stop words, or only exclusions.
 */
export function tsquery(text: string, combination: Combination): string | undefined {
  const excluded = new Set<string>();
  const quoted = new Set<string>();
  const rest = text
    .replace(/(-?)"([^"]*)"/g, (_all, minus: string, words: string) => {
      const phrase = phraseOf(words);
      if (phrase) (minus ? excluded : quoted).add(phrase);
      return ' ';
    })
    .replace(/(?<=^|\s)-(\S+)/g, (_all, word: string) => {
      const phrase = phraseOf(word);
      if (phrase) excluded.add(phrase);
      return ' ';
    });
  const words = new Set(wordsOf(rest).map(({ stem }) => `'${stem}'`));
  const required = requiredOf(firstOf(quoted), firstOf(words), combination);
  if (required === undefined) return undefined;
  return [required, ...firstOf(excluded).map((phrase) => `!(${phrase})`)].join(' & ');
}

const firstOf = (phrases: ReadonlySet<string>) => [...phrases].slice(0, MAX_WORDS);

function requiredOf(
  quoted: readonly string[],
  words: readonly string[],
  combination: Combination,
): string | undefined {
  if (combination === 'all') return [...quoted, ...words].join(' & ') || undefined;
  // With quoted text, the other words are not required.
  if (quoted.length > 0) return quoted.join(' & ');
  return words.length > 0 ? `(${words.join(' | ')})` : undefined;
}

/** The words in this order, at the same distances as in the text. */
function phraseOf(text: string): string | undefined {
  let phrase = '';
  let before = 0;
  for (const { stem, position } of wordsOf(text).slice(0, MAX_WORDS)) {
    phrase += phrase ? ` <${(position - before).toString()}> '${stem}'` : `'${stem}'`;
    before = position;
  }
  return phrase ? `(${phrase})` : undefined;
}

/**
 * A query for any of the words of another query, for ranking its results.
 *
 * For a query in which several words must match, `ts_rank` compares all positions of each pair of
 * them. That takes seconds on a text that repeats them many times.
 */
export function anyWordOf(query: string): string {
  const required = query.replace(/!\([^)]*\)/g, '');
  return [...new Set(required.match(/'[^']+'/g))].join(' | ');
}
