const cache = new Map<string, string>();

/** Mixes a `share` of the background, 0 to 1, into a colour. Both are `#rrggbb`. */
export function mixColours(colour: string, background: string, share: number): string {
  const key = `${colour} ${background} ${share.toString()}`;
  const cached = cache.get(key);
  if (cached !== undefined) return cached;
  const channel = (hex: string, place: number) => parseInt(hex.slice(place, place + 2), 16);
  const result = `#${[1, 3, 5]
    .map((at) => Math.round((1 - share) * channel(colour, at) + share * channel(background, at)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
  cache.set(key, result);
  return result;
}
