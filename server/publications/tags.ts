import { toSlug } from '../identifiers/slug';

const MIN_LENGTH = 3;
const MAX_LENGTH = 96;

/** Tags as they are stored: like slugs, each once, in alphabetical order. A text has commas. */
export function readTags(given: unknown): string[] {
  const texts = typeof given === 'string' ? given.split(',') : Array.isArray(given) ? given : [];
  const slugs = texts.map((text) => toSlug(String(text))).filter((slug) => slug !== '');
  return [...new Set(slugs)].sort();
}

/** Why tags are refused. Undefined if they are not. */
export function tagRefusal(tags: readonly string[]): string | undefined {
  const wrong = tags.find((tag) => tag.length < MIN_LENGTH || tag.length > MAX_LENGTH);
  return wrong === undefined
    ? undefined
    : `Tag "${wrong}" must be between ${MIN_LENGTH.toString()} and ${MAX_LENGTH.toString()} characters long.`;
}
