import { expect, it } from 'vitest';
import { DAY_MS } from '../../ui/durations';
import type { Measures } from '../analysis/messages';
import { aGraph, anAccount, nodeId, SOME_DAY } from '../graph/builders';
import { categoriesOf } from './categories';
import { changeView, FIRST_VIEW } from './graphView';
import { paletteFor } from './palette';
import { pickAround } from './pick';
import { nodeSizes, shownNodes } from './shown';

/** A triangle of mutual follows (0, 1, 2). Account 3 follows 0, and 4 follows 3. */
const graph = aGraph(5, [
  [0, 1],
  [1, 0],
  [1, 2],
  [2, 1],
  [2, 0],
  [0, 2],
  [3, 0],
  [4, 3],
]);
const measures: Measures = {
  groups: Uint32Array.of(0, 0, 0, 1, 1),
  groupCount: 2,
  modularity: 0.3,
  cores: Uint32Array.of(2, 2, 2, 0, 0),
};
const palette = paletteFor('light');
const source = { accounts: graph.accounts, groups: measures.groups, findings: [], now: SOME_DAY };

it.each([
  ['neighbours', 0, [0, 1, 2, 3]],
  ['mutual', 0, [0, 1, 2]],
  ['ego', 4, [0, 3, 4]],
  ['group', 3, [3, 4]],
  ['core', 1, [0, 1, 2]],
  ['core', 3, [3]],
] as const)('picks "%s" around node %d', (pick, node, picked) => {
  expect(pickAround(pick, graph, measures, node)).toEqual(picked);
});

it('categorises accounts by status, age and findings', () => {
  const accounts = [
    anAccount(0, { active: true, since: SOME_DAY - DAY_MS }),
    anAccount(1, { active: false, since: SOME_DAY - 400 * DAY_MS }),
    anAccount(2, { active: null }),
    anAccount(3, { roles: ['admin'] }),
    anAccount(4, null, { isDeleted: true }),
    anAccount(5, null),
  ];
  const keys = (colourBy: 'status' | 'age' | 'signals') => {
    const finding = { id: 'a', members: [1, 2], protectedMembers: [], evidence: [], weight: 1 };
    const findings = [
      { ...finding, verdict: 'suspect' as const },
      { ...finding, verdict: 'explained' as const, members: [2, 3] },
    ];
    const { categories, of } = categoriesOf(colourBy, { ...source, accounts, findings }, palette);
    return [...of].map((place) => categories[place]?.key);
  };
  expect(keys('status')).toEqual([
    'active',
    'inactive',
    'never_activated',
    'administrator',
    'deleted',
    'unknown',
  ]);
  expect(keys('age')).toEqual(['week', 'three_years', 'week', 'week', 'unknown', 'unknown']);
  expect(keys('signals')).toEqual(['none', 'suspect', 'suspect', 'explained', 'none', 'none']);
});

it('counts each category, with one category for groups beyond the last colour', () => {
  const groups = Uint32Array.from({ length: 40 }, (_value, node) => Math.floor(node / 2));
  const accounts = Array.from({ length: 40 }, (_value, node) => anAccount(node));
  const { categories } = categoriesOf('group', { ...source, accounts, groups }, palette);
  expect(categories.map(({ count }) => count)).toEqual([2, 2, 2, 2, 2, 2, 2, 2, 2, 22]);
});

it('hides and isolates accounts, and undoes it step by step', () => {
  const all = graph.accounts.map(({ id }) => id);
  const shown = (view: typeof FIRST_VIEW) =>
    [...shownNodes(graph, view, categoriesOf('group', source, palette))].join('');
  const hidden = changeView(FIRST_VIEW, { kind: 'hide', ids: [nodeId(4)] });
  expect(shown(hidden)).toBe('11110');
  const isolated = changeView(hidden, { kind: 'isolate', ids: [nodeId(1), nodeId(2)], all });
  expect(shown(isolated)).toBe('01100');
  expect(shown(changeView(isolated, { kind: 'back' }))).toBe('11110');
  expect(shown(changeView(isolated, { kind: 'show_all' }))).toBe('11111');
  expect(changeView(FIRST_VIEW, { kind: 'back' })).toBe(FIRST_VIEW);
});

it('filters by the legend and by mutual follows, and resets the legend with the colouring', () => {
  const off = changeView(FIRST_VIEW, { kind: 'toggle_category', key: '2' });
  const byGroup = categoriesOf('group', source, palette);
  expect([...shownNodes(graph, off, byGroup)].join('')).toBe('11100');
  const mutual = changeView(FIRST_VIEW, { kind: 'toggle_mutual' });
  expect([...shownNodes(graph, mutual, byGroup)].join('')).toBe('11100');
  expect(changeView(off, { kind: 'colour', by: 'age' }).off.size).toBe(0);
});

it('draws accounts with more links larger', () => {
  const sizes = nodeSizes(graph, 'degree');
  expect(sizes[0]).toBeGreaterThan(sizes[4] ?? Infinity);
});
