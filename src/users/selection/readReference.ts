import trimEnd from 'lodash/trimEnd.js';

/** How a text identifies an account. */
export type Reference =
  | { kind: 'id'; value: string }
  | { kind: 'slug'; value: string }
  | { kind: 'email'; value: string }
  /** The URL of a profile. `value` is its id or slug. `host` is null when the URL has none. */
  | { kind: 'url'; value: string; host: string | null };

const ID = /^[0-9a-f]{24}$/i;
const EMAIL = /^[^\s@"<>(),:;]+@[^\s@"<>(),:;]+$/;
// No slash nor leading dot, because the value becomes part of the path of an API call. The API
// redirects from spellings that are not canonical. A text of several words is a name, not a slug.
const SLUG = /^[\p{L}\p{N}][\p{L}\p{N}._'’-]*$/u;
// Any prefix: the API version, a language, the admin pages, or the `#` of this console.
const PROFILE = /^(?:https?:\/\/)?([^/\s?#]*)(?:\/[^\s?]*?)?\/users\/([^/\s?#]+)\/?(?:[?#/]\S*)?$/i;
// These are routes of the API, even if an account has such a slug.
const NOT_A_SLUG = new Set(['roles', 'suggest']);

// Copied texts contain byte order marks, zero-width characters and direction controls.
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

const bare = (text: string): string => {
  const visible = text.replace(INVISIBLE, '').trim();
  // The format of mail programs: Jeanne Dupont <jeanne@example.org>.
  const inBrackets = /<([^<>\s]+)>[,;\s]*$/.exec(visible)?.[1];
  return (
    (inBrackets ?? visible)
      .replace(/^["'«*~\s]+|["'»,;*~\s]+$/g, '')
      .replace(/^([^?\s]*@[^?\s]*)\?.*$/, '$1')
      // A label or a scheme, such as `E-mail:` and `mailto:`.
      .replace(/^[\p{L}-]+\s*[:：]\s*(?=[^\s@:/]+@)/u, '')
  );
};

/** A host in the form used for comparison: lower case, without `www.`. */
export const bareHost = (host: string) => host.toLowerCase().replace(/^www\./, '');

const decoded = (part: string): string => {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
};

const readProfile = (text: string): Reference | null => {
  const [, host, part] = PROFILE.exec(text) ?? [];
  if (host === undefined || part === undefined) return null;
  const value = decoded(part);
  if (!SLUG.test(value) || NOT_A_SLUG.has(value)) return null;
  return { kind: 'url', value, host: host === '' ? null : bareHost(host) };
};

/** Reads one id, slug, e-mail address or profile URL. Null when it is none of these. */
export const readReference = (source: string): Reference | null => {
  const text = bare(source);
  if (ID.test(text)) return { kind: 'id', value: text.toLowerCase() };
  if (text.includes('/')) return readProfile(text);
  if (EMAIL.test(text)) return { kind: 'email', value: text };
  if (SLUG.test(text) && !NOT_A_SLUG.has(text.toLowerCase())) return { kind: 'slug', value: text };
  return null;
};

/** Any word may be a slug. Only the other kinds of reference are unambiguous. */
export const isUnambiguous = (reference: Reference | null): reference is Reference =>
  reference !== null && reference.kind !== 'slug';

// An apostrophe between letters belongs to an address.
const TOKEN = /(?:[^\s<>()[\]"'`,;|，、；]|(?<=[\p{L}\p{N}])'(?=[\p{L}\p{N}]))+/gu;
const SEVERAL_ADDRESSES = /[^@]@[^@]+@/;

/** A part of a text that identifies an account. Null: several addresses that cannot be told apart. */
interface FoundReference {
  text: string;
  reference: Reference | null;
}

/**
 * The ids, e-mail addresses and profile URLs within a text, such as a chat message, each once. Words
 * are left out, although any could be a slug.
 */
export const findReferences = (text: string): FoundReference[] => {
  const found = new Map<string, FoundReference>();
  for (const [token] of text.matchAll(TOKEN)) {
    const part = trimEnd(token, '.:!?');
    const reference = readReference(part);
    if (isUnambiguous(reference)) {
      if (!found.has(reference.value)) found.set(reference.value, { text: part, reference });
    } else if (SEVERAL_ADDRESSES.test(part)) found.set(part, { text: part, reference: null });
  }
  return [...found.values()];
};
