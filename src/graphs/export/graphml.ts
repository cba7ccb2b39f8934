import type { DirectedGraph } from 'graphology';
import { withoutInvalidXml } from './xml';

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (value: unknown) =>
  withoutInvalidXml(String(value)).replace(/[&<>"]/g, (letter) => ESCAPES[letter] ?? letter);

const typeOf = (value: unknown) =>
  typeof value === 'number' ? 'double' : typeof value === 'boolean' ? 'boolean' : 'string';

/**
 * Serializes a directed graph, with the attributes of its nodes and edges, as GraphML 1.1.
 *
 * graphology's own package only parses GraphML.
 * Source: graphml.graphdrawing.org, "GraphML Primer".
 */
export function graphml(graph: DirectedGraph): string {
  const lines: string[] = [];
  const keys: string[] = [];
  const seen = new Set<string>();
  const dataOf = (owner: 'node' | 'edge', attributes: object) =>
    Object.entries(attributes)
      .filter(([, value]) => value !== '' && value !== null && value !== undefined)
      .map(([name, value]) => {
        const id = `${owner}-${name}`;
        if (!seen.has(id)) {
          seen.add(id);
          keys.push(
            `  <key id="${escaped(id)}" for="${owner}" attr.name="${escaped(name)}" attr.type="${typeOf(value)}"/>`,
          );
        }
        return `<data key="${escaped(id)}">${escaped(value)}</data>`;
      })
      .join('');
  graph.forEachNode((node, attributes) => {
    lines.push(`    <node id="${escaped(node)}">${dataOf('node', attributes)}</node>`);
  });
  graph.forEachEdge((_edge, attributes, source, target) => {
    lines.push(
      `    <edge source="${escaped(source)}" target="${escaped(target)}">${dataOf('edge', attributes)}</edge>`,
    );
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys,
    '  <graph edgedefault="directed">',
    ...lines,
    '  </graph>',
    '</graphml>',
    '',
  ].join('\n');
}
