import { franc } from 'franc-min';
import { iso6393To1 } from 'iso-639-3';

/** What makes a text suspect of being spam. Without words and languages, nothing is. */
export interface SpamRules {
  /** In lower case. A text that contains one of them anywhere is suspect. */
  words: readonly string[];
  /** ISO 639-1 codes of the only languages that are not suspect. Empty to accept all of them. */
  languages: readonly string[];
}

export const NO_SPAM_RULES: SpamRules = { words: [], languages: [] };

/** Languages cannot be told from shorter texts. udata's default. */
const MIN_LENGTH_FOR_LANGUAGE = 30;

/**
 * Why a text is probably spam, in udata's words. Undefined if it is not.
 *
 * Only one reason is given: the first of the words, or else the language.
 */
export function spamReason(text: string, { words, languages }: SpamRules): string | undefined {
  const lower = text.toLowerCase();
  const word = words.find((each) => lower.includes(each));
  if (word !== undefined) return `contains spam words "${word}"`;
  if (languages.length === 0 || text.length <= MIN_LENGTH_FOR_LANGUAGE) return undefined;
  const language = languageOf(lower);
  if (language === undefined || languages.includes(language)) return undefined;
  return `not allowed language "${language}"`;
}

/** The ISO 639-1 code of the language of a text. Undefined if it cannot be told. */
function languageOf(text: string): string | undefined {
  const code = franc(text);
  return code === 'und' ? undefined : (iso6393To1[code] ?? code);
}
