/** Distance in follows from the nearest seed to each account it can reach. O(n + m). */
export function stepsFrom(
  seeds: readonly string[],
  followersOf: (id: string) => readonly string[] | undefined,
): Map<string, number> {
  const steps = new Map(seeds.map((id) => [id, 0]));
  // A breadth-first search: iterating a map also visits entries that are added meanwhile, in order.
  for (const [id, step] of steps) {
    for (const follower of followersOf(id) ?? []) {
      if (!steps.has(follower)) steps.set(follower, step + 1);
    }
  }
  return steps;
}
