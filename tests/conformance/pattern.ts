/**
 * What a value should be: an equal value, a match of a regular expression, a value that a rule
 * accepts, or a list or object of such patterns. An object has no other keys than its pattern; a key
 * that is `undefined` must be missing.
 */
export type Pattern =
  | string
  | number
  | boolean
  | null
  | undefined
  | RegExp
  | Rule
  | readonly Pattern[]
  | { readonly [key: string]: Pattern };

/** A condition on a value, with a name that failure messages show. */
export class Rule {
  constructor(
    readonly name: string,
    /** One line for each problem with a value; `at` is its path. */
    readonly differences: (value: unknown, at: string) => string[],
  ) {}
}

/** A rule from a predicate. */
export const rule = (name: string, accepts: (value: unknown) => boolean): Rule =>
  new Rule(name, (value, at) =>
    accepts(value) ? [] : [`${at}: expected ${name}, got ${show(value)}`],
  );

export const anything = rule('a value', (value) => value !== undefined);
export const aString = rule('a string', (value) => typeof value === 'string');
export const anInteger = rule('a whole number', Number.isInteger);
export const anId = /^[0-9a-f]{24}$/;
export const aUuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
/** ISO 8601 in UTC with its offset; the fraction of a second has six digits or is absent. */
export const aDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?\+00:00$/;

export const startingWith = (beginning: string): Rule =>
  rule(
    `a string that starts with ${show(beginning)}`,
    (value) => typeof value === 'string' && value.startsWith(beginning),
  );

export const oneOf = (...patterns: Pattern[]): Rule =>
  rule(`one of ${patterns.map(show).join(', ')}`, (value) =>
    patterns.some((pattern) => differences(pattern, value).length === 0),
  );

/** An object with at least these keys. */
export const including = (keys: { readonly [key: string]: Pattern }): Rule =>
  new Rule(`an object with ${show(keys)}`, (value, at) =>
    isObject(value)
      ? Object.entries(keys).flatMap(([key, pattern]) =>
          differences(pattern, value[key], `${at}.${key}`),
        )
      : [`${at}: expected an object, got ${show(value)}`],
  );

/** A list of any length whose items all match. */
export const listOf = (pattern: Pattern): Rule =>
  new Rule(`a list of ${show(pattern)}`, (value, at) =>
    Array.isArray(value)
      ? value.flatMap((item, place) => differences(pattern, item, `${at}[${place.toString()}]`))
      : [`${at}: expected a list, got ${show(value)}`],
  );

/** A list that has an item for each pattern. */
export const containing = (...patterns: Pattern[]): Rule =>
  new Rule(`a list with ${patterns.map(show).join(', ')}`, (value, at) =>
    Array.isArray(value)
      ? patterns
          .filter((pattern) => !value.some((item) => differences(pattern, item).length === 0))
          .map((pattern) => `${at}: expected an item like ${show(pattern)}, got ${show(value)}`)
      : [`${at}: expected a list, got ${show(value)}`],
  );

/** A list that has an item for each pattern, and as many items as patterns. */
export const inAnyOrder = (...patterns: Pattern[]): Rule =>
  new Rule(`a list in any order of ${patterns.map(show).join(', ')}`, (value, at) =>
    Array.isArray(value) && value.length !== patterns.length
      ? [`${at}: expected ${patterns.length.toString()} items, got ${show(value)}`]
      : containing(...patterns).differences(value, at),
  );

/** One line for each difference between a value and its pattern. */
export function differences(pattern: Pattern, value: unknown, at = 'value'): string[] {
  if (pattern instanceof Rule) return pattern.differences(value, at);
  const wrong = () => [`${at}: expected ${show(pattern)}, got ${show(value)}`];
  if (pattern instanceof RegExp) {
    return typeof value === 'string' && pattern.test(value) ? [] : wrong();
  }
  if (Array.isArray(pattern)) {
    if (!Array.isArray(value) || value.length !== pattern.length) return wrong();
    return pattern.flatMap((item: Pattern, place) =>
      differences(item, value[place], `${at}[${place.toString()}]`),
    );
  }
  if (!isObject(pattern)) return Object.is(pattern, value) ? [] : wrong();
  if (!isObject(value)) return wrong();
  return [...new Set([...Object.keys(pattern), ...Object.keys(value)])].flatMap((key) =>
    key in pattern
      ? differences(pattern[key] as Pattern, value[key], `${at}.${key}`)
      : [`${at}.${key}: expected no such key, got ${show(value[key])}`],
  );
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const MAX_SHOWN_LENGTH = 300;

/** A value or a pattern on one line, shortened when it is long. */
export function show(value: unknown): string {
  if (value instanceof Rule) return value.name;
  if (value instanceof RegExp) return value.toString();
  const text =
    JSON.stringify(value, (_key, item: unknown) =>
      item instanceof Rule ? `<${item.name}>` : item instanceof RegExp ? item.toString() : item,
    ) ?? 'nothing';
  return text.length > MAX_SHOWN_LENGTH ? `${text.slice(0, MAX_SHOWN_LENGTH)}…` : text;
}
