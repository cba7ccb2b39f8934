/** What a text names an account by. */
export type Reference =
  | { kind: 'id'; value: string }
  | { kind: 'slug'; value: string }
  | { kind: 'email'; value: string }
  /** The address of a profile; `value` is the id or slug in it, `host` null when it has none. */
  | { kind: 'url'; value: string; host: string | null };

const ID = /^[0-9a-f]{24}$/i;
const EMAIL = /^[^\s@"<>(),;]+@[^\s@"<>(),;]+$/;
// No slash nor leading dot: the value becomes a part of the API's path. Other spellings than the
// canonical one are left to the API, which redirects them; a text of several words is a name.
const SLUG = /^[\p{L}\p{N}][\p{L}\p{N}._'’-]*$/u;
// Any prefix: the API's version, a language, the administration's pages, this console's own `#`.
const PROFILE = /^(?:https?:\/\/)?([^/\s?#]*)(?:\/[^\s?]*?)?\/users\/([^/\s?#]+)\/?(?:[?#/]\S*)?$/i;
// The API reads these as pages of its own, whoever has such a slug.
const NOT_A_SLUG = new Set(['roles', 'suggest']);

// Byte order marks and characters without width come with copied texts.
const INVISIBLE = /[\u200b-\u200f\u2060\ufeff]/g;

const bare = (text: string): string => {
  const visible = text.replace(INVISIBLE, '').trim();
  // As mail programs write an address: Jeanne Dupont <jeanne@example.org>.
  const inBrackets = /<([^<>\s]+)>[,;\s]*$/.exec(visible)?.[1];
  return (inBrackets ?? visible).replace(/^["'«\s]+|["'»,;\s]+$/g, '').replace(/^mailto:/i, '');
};

/** The host of an address as it is compared: lower case, without `www.`. */
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

/** Reads one id, slug, e-mail address or address of a profile; null when it is none of these. */
export const readReference = (source: string): Reference | null => {
  const text = bare(source);
  if (ID.test(text)) return { kind: 'id', value: text.toLowerCase() };
  if (text.includes('/')) return readProfile(text);
  if (EMAIL.test(text)) return { kind: 'email', value: text };
  if (SLUG.test(text) && !NOT_A_SLUG.has(text.toLowerCase())) return { kind: 'slug', value: text };
  return null;
};
