import { describe, expect, it } from 'vitest';
import { dayFrom, doubtfulAccounts } from './marks';

describe('marks', () => {
  it('list only doubtful accounts, earliest due first', () => {
    const list = doubtfulAccounts({
      a: { kind: 'doubtful', name: 'A', markedAt: 0, until: '2026-12-01' },
      b: { kind: 'not_spam', name: 'B', markedAt: 0 },
      c: { kind: 'doubtful', name: 'C', markedAt: 0, until: '2026-11-30' },
    });
    expect(list.map(({ id }) => id)).toEqual(['c', 'a']);
  });

  it('count days across the end of a month and of a year', () => {
    expect(dayFrom(new Date(2026, 11, 30, 23, 59), 7)).toBe('2027-01-06');
  });
});
