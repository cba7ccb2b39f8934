import { toSlug } from '../identifiers/slug';

/** Create a function that gives each text its own slug, with `-1`, `-2`, … if it is taken. */
export function uniqueSlugs(): (text: string) => string {
  const taken = new Set<string>();
  const latest = new Map<string, number>();
  return (text) => {
    const base = toSlug(text);
    let slug = base;
    for (let number = latest.get(base) ?? 0; taken.has(slug);) {
      number += 1;
      latest.set(base, number);
      slug = `${base}-${number.toString()}`;
    }
    taken.add(slug);
    return slug;
  };
}
