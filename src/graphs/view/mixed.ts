const known = new Map<string, string>();

/** A colour with so much of the background mixed in, 0 to 1; both `#rrggbb`. */
export function mixed(colour: string, background: string, share: number): string {
  const key = `${colour} ${background} ${share.toString()}`;
  const made = known.get(key);
  if (made !== undefined) return made;
  const channel = (hex: string, place: number) => parseInt(hex.slice(place, place + 2), 16);
  const result = `#${[1, 3, 5]
    .map((at) => Math.round((1 - share) * channel(colour, at) + share * channel(background, at)))
    .map((value) => value.toString(16).padStart(2, '0'))
    .join('')}`;
  known.set(key, result);
  return result;
}
