import { describe, expect, it } from 'vitest';
import { createPace } from './pace';

describe('the pace', () => {
  it('starts slowly and widens with each quick response, up to the maximum', () => {
    const pace = createPace({ maximum: 6 });
    expect(pace.limit()).toBe(2);
    for (let time = 0; time < 20; time++) pace.succeeded(time, 10);
    expect(pace.limit()).toBe(6);
  });

  it('does not widen while responses are slow', () => {
    const pace = createPace();
    for (let time = 0; time < 20; time++) pace.succeeded(time, 5_000);
    expect(pace.limit()).toBe(2);
  });

  it('halves once for requests that fail together, again later, and never below one', () => {
    const pace = createPace({ maximum: 8 });
    for (let time = 0; time < 20; time++) pace.succeeded(time, 10);
    pace.congested(100, null);
    pace.congested(110, null);
    expect(pace.limit()).toBe(4);
    for (let time = 1; time < 10; time++) pace.congested(time * 1_000, null);
    expect(pace.limit()).toBe(1);
  });

  it('does not delay other requests for scattered throttling, however quick the responses', () => {
    const pace = createPace();
    for (let request = 0; request < 1_000; request++) {
      if (request % 14 === 0) pace.congested(request, 1_000);
      else pace.succeeded(request, 5);
      expect(pace.holdMs(request)).toBe(0);
    }
  });

  it('delays all requests for as long as asked when throttling is dense', () => {
    const pace = createPace();
    for (let request = 0; request < 6; request++) pace.congested(1_000, 3_000);
    expect(pace.holdMs(1_000)).toBe(3_000);
    expect(pace.holdMs(4_000)).toBe(0);
  });
});
