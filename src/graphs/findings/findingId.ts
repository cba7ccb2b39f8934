/**
 * The identifier of a set of accounts, independent of their order: 64 bits of FNV-1a in
 * hexadecimal. Good enough to tell apart the findings of one graph, although collisions can be
 * forged.
 */
export function findingId(ids: readonly string[]): string {
  const text = [...ids].sort().join(' ');
  let hash = 0xcbf29ce484222325n;
  for (let place = 0; place < text.length; place += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(place))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
