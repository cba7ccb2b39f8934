// @vitest-environment jsdom
import Graph from 'graphology';
import { parse as parseGexf } from 'graphology-gexf/browser';
import { parse as parseGraphml } from 'graphology-graphml/browser';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { aGraph, anAccount, nodeId } from '../graph/builders';
import { toCsv } from '../../ui/toCsv';
import { accountsTable, type ExportedGraph, followsTable, toGexf, toGraphml } from './exportGraph';
import { findingDocument } from './findingDocument';

const HOSTILE = '<script>alert("1")</script> & \u0007=1+1';
const plain = aGraph(3, [
  [0, 1],
  [1, 0],
  [2, 1],
]);
const [first, ...others] = plain.accounts;
const exported: ExportedGraph = {
  graph: { ...plain, accounts: first ? [{ ...first, last_name: HOSTILE }, ...others] : [] },
  measures: {
    groups: Uint32Array.of(0, 0, 1),
    groupCount: 2,
    modularity: 0,
    cores: Uint32Array.of(1, 1, 0),
  },
  positions: Float32Array.of(1, 2, 3, 4, 5, 6),
  shown: Uint8Array.of(1, 1, 1),
};

it.each([
  ['GEXF', () => parseGexf(Graph, toGexf(exported))],
  ['GraphML', () => parseGraphml(Graph, toGraphml(exported))],
])('writes %s that can be parsed again with all attributes', (_name, read) => {
  const graph = read();
  expect(graph.nodes().sort()).toEqual([nodeId(0), nodeId(1), nodeId(2)]);
  expect(graph.size).toBe(3);
  expect(graph.hasDirectedEdge(nodeId(2), nodeId(1))).toBe(true);
  expect(graph.hasDirectedEdge(nodeId(1), nodeId(2))).toBe(false);
  const attributes = graph.getNodeAttributes(nodeId(0));
  expect(attributes.name).toContain('<script>alert("1")</script> &');
  expect(attributes).toMatchObject({ status: 'active', group: 1, core: 1, x: 1, y: 2 });
  expect(graph.getEdgeAttribute(graph.directedEdge(nodeId(0), nodeId(1)), 'mutual')).toBe(true);
});

it('writes only shown accounts and follows as CSV', () => {
  const some = { ...exported, shown: Uint8Array.of(1, 1, 0) };
  const accounts = Papa.parse<Record<string, string>>(toCsv(accountsTable(some)), {
    header: true,
  }).data;
  expect(accounts.map(({ id }) => id)).toEqual([nodeId(0), nodeId(1)]);
  const follows = Papa.parse<Record<string, string>>(toCsv(followsTable(some)), {
    header: true,
  }).data;
  expect(follows.map(({ follower, following }) => [follower, following])).toEqual([
    [nodeId(1), nodeId(0)],
    [nodeId(0), nodeId(1)],
  ]);
});

it('prints the texts of account holders as text, not as markup', () => {
  const html = findingDocument({
    locale: 'fr',
    title: 'Constat',
    summary: HOSTILE,
    lines: [],
    evidenceTitle: 'Indices',
    evidence: [HOSTILE],
    accountsTitle: 'Comptes',
    accounts: [anAccount(1, {}, { first_name: HOSTILE })],
    protectedWord: 'protégé',
    protectedIds: new Set([nodeId(1)]),
  });
  const page = new DOMParser().parseFromString(html, 'text/html');
  expect(page.querySelector('script')).toBeNull();
  expect(page.querySelectorAll('ul li')).toHaveLength(1);
  expect(page.querySelector('ol li')?.textContent).toContain('<script>alert("1")</script>');
  expect(page.querySelector('ol li')?.textContent).toContain('(protégé)');
});
