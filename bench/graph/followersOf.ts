import { nodeId } from '../../src/graphs/graph/builders';
import type { DrawnGraph } from './library';

/** The identifiers of each node's followers: linked accounts follow each other. */
export function followersOf({ size, pairs }: Pick<DrawnGraph, 'size' | 'pairs'>): string[][] {
  const followers = Array.from({ length: size }, (): string[] => []);
  for (let edge = 0; edge < pairs.length / 2; edge += 1) {
    const [from = 0, to = 0] = [pairs[2 * edge], pairs[2 * edge + 1]];
    followers[from]?.push(nodeId(to));
    followers[to]?.push(nodeId(from));
  }
  return followers;
}
