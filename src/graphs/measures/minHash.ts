import StaticDisjointSet from 'mnemonist/static-disjoint-set.js';

/**
 * Groups similar sets without comparing all pairs, by MinHash (Broder 1997) with banding.
 *
 * Keeps `ROWS * BANDS` minimum hashes of each set. The share of equal ones estimates the Jaccard
 * overlap |A∩B| / |A∪B| of two sets. Sets with an equal band are candidates (half of the pairs at
 * an overlap of about (1/BANDS)^(1/ROWS) = 0.2). They are joined when the estimate reaches the
 * threshold. O(elements × 48).
 *
 * @param sets the elements of each set, as 32-bit numbers; empty sets are in no group
 * @param threshold minimum overlap, from about 0.3 to 1
 * @returns groups of two or more similar sets, as indexes into `sets`
 */
export function similarSets(sets: readonly (readonly number[])[], threshold: number): number[][] {
  const sketches = sets.map(sketchOf);
  const families = new StaticDisjointSet(sets.length);
  for (let band = 0; band < BANDS; band += 1) {
    const buckets = new Map<string, number[]>();
    sketches.forEach((sketch, place) => {
      if (!sketch) return;
      const key = sketch.subarray(band * ROWS, (band + 1) * ROWS).join();
      const bucket = buckets.get(key);
      if (!bucket) {
        buckets.set(key, [place]);
        return;
      }
      const like = bucket.find((other) => overlap(sketch, sketches[other]) >= threshold);
      if (like !== undefined) families.union(like, place);
      // Compare with a few sets only, so that a bucket of thousands stays cheap.
      else if (bucket.length < MAX_COMPARED) bucket.push(place);
    });
  }
  return families.compile().filter(({ length }) => length > 1);
}

const ROWS = 2;
const BANDS = 24;
const HASHES = ROWS * BANDS;
const MAX_COMPARED = 8;

const SEEDS = Uint32Array.from({ length: HASHES }, (_, place) => mix(0x9e3779b9 * (place + 1)));

function sketchOf(elements: readonly number[]): Uint32Array | null {
  if (elements.length === 0) return null;
  const sketch = new Uint32Array(HASHES).fill(0xffffffff);
  for (const element of elements) {
    const mixed = mix(element);
    for (let place = 0; place < HASHES; place += 1) {
      // One multiplication per hash is enough, since the element is already well mixed.
      const seeded = mixed ^ (SEEDS[place] ?? 0);
      const hash = (Math.imul(seeded ^ (seeded >>> 15), 0x2c1b3c6d) ^ (seeded >>> 11)) >>> 0;
      if (hash < (sketch[place] ?? 0)) sketch[place] = hash;
    }
  }
  return sketch;
}

/** Mixes 32 bits (the finalizer of MurmurHash3, A. Appleby). */
function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function overlap(a: Uint32Array, b: Uint32Array | null | undefined): number {
  if (!b) return 0;
  let same = 0;
  for (let place = 0; place < HASHES; place += 1) if (a[place] === b[place]) same += 1;
  return same / HASHES;
}
