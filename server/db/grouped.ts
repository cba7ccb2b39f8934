/** Things by what each belongs to, in the order in which they come. */
export function grouped<T>(pairs: Iterable<readonly [owner: string, thing: T]>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [owner, thing] of pairs) {
    const group = groups.get(owner);
    if (group) group.push(thing);
    else groups.set(owner, [thing]);
  }
  return groups;
}
