import { expect, it } from 'vitest';
import { logChoose, logFactorial, logLikelihoodRatio, logPoissonTail } from './chance';

it('computes factorials below and above the limit of the series', () => {
  expect(logFactorial(5)).toBeCloseTo(Math.log(120), 10);
  expect(logFactorial(10)).toBeCloseTo(Math.log(3_628_800), 7);
  expect(logFactorial(20)).toBeCloseTo(Math.log(2_432_902_008_176_640_000), 8);
  expect(logChoose(52, 5)).toBeCloseTo(Math.log(2_598_960), 8);
});

it('gives a close upper bound of the Poisson tail', () => {
  // P(X >= 10) for mean 3, summed term by term.
  let tail = 0;
  for (let count = 10; count < 60; count += 1) {
    tail += Math.exp(count * Math.log(3) - 3 - logFactorial(count));
  }
  const bound = Math.exp(logPoissonTail(10, 3));
  expect(bound).toBeGreaterThanOrEqual(tail);
  expect(bound).toBeLessThan(1.02 * tail);
});

it('gives probability 1 to counts that are not above the mean', () => {
  expect(logPoissonTail(3, 3)).toBe(0);
  expect(logPoissonTail(0, 0)).toBe(0);
  expect(logPoissonTail(1, 0)).toBe(-Infinity);
});

it('computes the likelihood ratio of a rate against another', () => {
  expect(logLikelihoodRatio(5, 10, 0.5)).toBe(0);
  expect(logLikelihoodRatio(1, 10, 0.5)).toBe(0);
  expect(logLikelihoodRatio(4, 4, 0.01)).toBeCloseTo(4 * Math.log(100), 10);
  expect(logLikelihoodRatio(2, 4, 0.25)).toBeCloseTo(2 * Math.log(2) + 2 * Math.log(2 / 3), 10);
});
