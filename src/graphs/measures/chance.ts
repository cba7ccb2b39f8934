/** ln x!, for x ≥ 10 by Stirling's series: exact to 1e-8. O(1). */
export function logFactorial(x: number): number {
  if (x < 10) {
    let product = 1;
    for (let factor = 2; factor <= x; factor += 1) product *= factor;
    return Math.log(product);
  }
  return (
    x * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI * x) + 1 / (12 * x) - 1 / (360 * x * x * x)
  );
}

/** ln of the number of ways to choose `k` of `n`. */
export const logChoose = (n: number, k: number) =>
  logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/**
 * An upper bound of ln P(X ≥ count) for a Poisson variable with mean `expected`: the first term of
 * the tail times a geometric series. 0 when the count is not above the mean. O(1).
 */
export function logPoissonTail(count: number, expected: number): number {
  if (count <= expected || count <= 0) return 0;
  if (expected <= 0) return -Infinity;
  const first = count * Math.log(expected) - expected - logFactorial(count);
  return Math.min(0, first - Math.log1p(-expected / (count + 1)));
}

/**
 * Log-likelihood ratio for a trait that `count` of `size` accounts have: their own rate against the
 * rate `share` of chance. 0 when their rate is not above `share`.
 */
export function logLikelihoodRatio(count: number, size: number, share: number): number {
  if (size <= 0 || share >= 1 || count <= size * share) return 0;
  const having = count * Math.log(count / (size * share));
  const lacking = count === size ? 0 : (size - count) * Math.log((1 - count / size) / (1 - share));
  return having + lacking;
}
