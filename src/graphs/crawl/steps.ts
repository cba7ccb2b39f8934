/** Number of follows from each account to the nearest seed it can reach. O(n + m). */
export function stepsFrom(
  seeds: readonly string[],
  followersOf: (id: string) => readonly string[] | undefined,
): Map<string, number> {
  const steps = new Map(seeds.map((id) => [id, 0]));
  // Breadth-first search. The iteration also visits entries added during it, in order.
  for (const [id, step] of steps) {
    for (const follower of followersOf(id) ?? []) {
      if (!steps.has(follower)) steps.set(follower, step + 1);
    }
  }
  return steps;
}
