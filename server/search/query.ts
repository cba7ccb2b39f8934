import { wordsOf } from './words';

/** How the words of a search combine when nothing is quoted. */
export type Combination = 'any' | 'all';

/**
 * What a moderator typed, as the text of a PostgreSQL `tsquery`.
 *
 * `"quoted words"` must all be there, in that order; `-word` at the start of a word excludes.
 * Undefined when there is nothing to find by: no word, stop words only, exclusions only.
 */
export function tsquery(text: string, combination: Combination): string | undefined {
  const excluded: string[] = [];
  const quoted: string[] = [];
  const rest = text
    .replace(/(-?)"([^"]*)"/g, (_all, minus: string, words: string) => {
      const phrase = phraseOf(words);
      if (phrase) (minus ? excluded : quoted).push(phrase);
      return ' ';
    })
    .replace(/(?<=^|\s)-(\S+)/g, (_all, word: string) => {
      const phrase = phraseOf(word);
      if (phrase) excluded.push(phrase);
      return ' ';
    });
  const words = wordsOf(rest).map(({ stem }) => `'${stem}'`);
  const required = requiredOf(quoted, words, combination);
  if (required === undefined) return undefined;
  return [required, ...excluded.map((phrase) => `!(${phrase})`)].join(' & ');
}

function requiredOf(
  quoted: readonly string[],
  words: readonly string[],
  combination: Combination,
): string | undefined {
  if (combination === 'all') return [...quoted, ...words].join(' & ') || undefined;
  // Beside quoted text other words no longer select.
  if (quoted.length > 0) return quoted.join(' & ');
  return words.length > 0 ? `(${words.join(' | ')})` : undefined;
}

/** Words one after the other, at the distances they have in the text. */
function phraseOf(text: string): string | undefined {
  let phrase = '';
  let before = 0;
  for (const { stem, position } of wordsOf(text)) {
    phrase += phrase ? ` <${(position - before).toString()}> '${stem}'` : `'${stem}'`;
    before = position;
  }
  return phrase ? `(${phrase})` : undefined;
}

/**
 * Any word of a query, as another: what is found is ranked by it. `ts_rank` goes through the positions of
 * each pair of words that must both be there, which takes seconds where a text repeats many of them.
 */
export function anyWordOf(query: string): string {
  const required = query.replace(/!\([^)]*\)/g, '');
  return [...new Set(required.match(/'[^']+'/g))].join(' | ');
}
