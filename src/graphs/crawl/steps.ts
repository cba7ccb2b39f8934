/** Follows between each account and the nearest of the first ones, where there is a way. O(n + m). */
export function stepsFrom(
  seeds: readonly string[],
  followersOf: (id: string) => readonly string[] | undefined,
): Map<string, number> {
  const steps = new Map(seeds.map((id) => [id, 0]));
  // A map is walked in the order of insertion, entries added on the way included.
  for (const [id, step] of steps) {
    for (const follower of followersOf(id) ?? []) {
      if (!steps.has(follower)) steps.set(follower, step + 1);
    }
  }
  return steps;
}
