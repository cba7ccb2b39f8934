import { aGraph } from '../graph/builders';

/** Zachary's karate club (1977): by member, from 0, the linked members with higher numbers. */
const ROWS: readonly (readonly number[])[] = [
  [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31],
  [2, 3, 7, 13, 17, 19, 21, 30],
  [3, 7, 8, 9, 13, 27, 28, 32],
  [7, 12, 13],
  [6, 10],
  [6, 10, 16],
  [16],
  [],
  [30, 32, 33],
  [33],
  [],
  [],
  [],
  [33],
  [32, 33],
  [32, 33],
  [],
  [],
  [32, 33],
  [33],
  [32, 33],
  [],
  [32, 33],
  [25, 27, 29, 32, 33],
  [25, 27, 31],
  [31],
  [29, 33],
  [33],
  [31, 33],
  [32, 33],
  [32, 33],
  [32, 33],
  [33],
  [],
];

/** The club as 34 accounts and 78 mutual follows, for tests against published figures. */
export const karateClub = () =>
  aGraph(
    ROWS.length,
    ROWS.flatMap((row, node) =>
      row.flatMap((other) => [[node, other] as const, [other, node] as const]),
    ),
  );
