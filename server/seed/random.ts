/** A pseudo-random generator: the same start gives the same sequence. */
export interface Random {
  /** A number from 0 (included) to 1 (excluded). */
  next(): number;
  /** An integer from 0 (included) to `below` (excluded). */
  whole(below: number): number;
  between(from: number, to: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly [T, ...T[]]): T;
  /** An integer from 0 to `limit`: mostly small, occasionally very large. */
  heavyTailed(scale: number, limit: number): number;
}

/** Mulberry32: small, fast, and the same on every machine. */
export function createRandom(start: number): Random {
  let state = start >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (below: number) => Math.floor(next() * below);
  return {
    next,
    whole,
    between: (from, to) => from + next() * (to - from),
    chance: (probability) => next() < probability,
    // A cast rather than `!`, which would also exclude null from `T`.
    pick: <T>(list: readonly [T, ...T[]]) => list[whole(list.length)] as T,
    heavyTailed: (scale, limit) => Math.min(limit, Math.floor(scale * ((1 - next()) ** -0.7 - 1))),
  };
}
