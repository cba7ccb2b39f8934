import { expect, it } from 'vitest';
import { aGraph, nodeId, SOME_DAY } from '../graph/builders';
import { prepareTraits, sharedTraits } from './sharedTraits';

const graph = aGraph(
  10,
  [
    [0, 1],
    [1, 0],
    [1, 2],
    [0, 9],
    [1, 9],
    [2, 9],
    [5, 9],
  ],
  {
    details: (node) =>
      node === 8
        ? null
        : {
            email_domain: node < 3 ? 'shop.example' : 'gmail.com',
            hosts: node === 1 || node === 2 || node === 6 ? ['shop.example'] : [],
            ...(node < 3 && { since: SOME_DAY + node * 60_000 }),
          },
  },
);

it('counts what selected accounts share, and how many other accounts have it', () => {
  const traits = sharedTraits(graph, [0, 1, 2]);
  expect(traits[0]).toEqual({
    kind: 'density',
    value: '',
    inside: 3,
    insideOf: 6,
    outside: 4,
    outsideOf: 84,
  });
  const rest = { insideOf: 3, outsideOf: 6 };
  expect(traits).toContainEqual({
    ...rest,
    kind: 'email_domain',
    value: 'shop.example',
    inside: 3,
    outside: 0,
  });
  expect(traits).toContainEqual({
    ...rest,
    kind: 'link_host',
    value: 'shop.example',
    inside: 2,
    outside: 1,
  });
  expect(traits).toContainEqual({
    ...rest,
    kind: 'signup_hour',
    value: '2024-03-01T12:00:00.000Z',
    inside: 3,
    outside: 0,
  });
  expect(traits).toContainEqual({
    kind: 'target',
    value: nodeId(9),
    inside: 3,
    insideOf: 3,
    outside: 1,
    outsideOf: 7,
  });
});

it('leaves out traits that other accounts have as often', () => {
  expect(sharedTraits(graph, [3, 4, 5]).map(({ kind }) => kind)).not.toContain('name_shape');
  expect(sharedTraits(graph, [3, 4]).filter(({ value }) => value === 'shop.example')).toEqual([]);
});

it('returns nothing for one account', () => {
  expect(sharedTraits(graph, [0, 0])).toEqual([]);
});

it('returns the same with prepared counts', () => {
  expect(sharedTraits(graph, [0, 1, 2], prepareTraits(graph))).toEqual(
    sharedTraits(graph, [0, 1, 2]),
  );
});
