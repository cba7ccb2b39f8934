/**
 * A name for a set of accounts, the same whatever their order: 64 bits of FNV-1a in hexadecimal.
 * For a handful of findings on one graph; no safeguard against forgery.
 */
export function findingId(ids: readonly string[]): string {
  const text = [...ids].sort().join(' ');
  let hash = 0xcbf29ce484222325n;
  for (let place = 0; place < text.length; place += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(place))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
