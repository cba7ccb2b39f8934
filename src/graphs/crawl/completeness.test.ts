import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../ui/durations';
import { aGraph, anAccount, nodeId } from '../graph/builders';
import { READ } from '../graph/followGraph';
import { accountCompleteness, completenessOf, isOld } from './completeness';

describe('completeness', () => {
  it('is old when read more than a day ago', () => {
    expect(isOld(0, DAY_MS)).toBe(false);
    expect(isOld(0, DAY_MS + 1)).toBe(true);
    expect(isOld(null, DAY_MS)).toBe(false);
  });

  it('counts accounts without followers as read, and those without details as not read', () => {
    const accounts = [
      anAccount(0, { followers: 3 }),
      anAccount(1, { followers: 3 }),
      anAccount(2, { followers: 3 }),
      anAccount(3, { followers: 0 }),
      anAccount(4, null),
    ];
    const readings = new Map([
      [nodeId(0), { state: READ.whole }],
      [nodeId(1), { state: READ.partial }],
    ]);
    expect(completenessOf(accounts, readings)).toEqual({ whole: 2, partial: 1, none: 2 });
  });

  it('counts how many accounts an account follows in this graph, with an upper bound', () => {
    const graph = aGraph(
      4,
      [
        [0, 1],
        [0, 2],
        [3, 0],
      ],
      {
        details: (node) => (node === 3 ? null : { following: 12, followers: 5 }),
        unread: [3],
      },
    );
    expect(accountCompleteness(graph, 0)).toEqual({
      state: READ.whole,
      followersRead: 1,
      followerCount: 5,
      followingRead: 2,
      maxFollowing: 12,
    });
    expect(accountCompleteness(graph, 3)).toMatchObject({
      state: READ.none,
      followerCount: null,
      maxFollowing: null,
    });
  });
});
