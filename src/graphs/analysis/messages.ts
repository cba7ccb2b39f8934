import type { Finding } from '../findings/finding';
import type { SharedTrait } from '../findings/sharedTraits';
import type { GraphAccount } from '../graph/account';
import type { FollowGraph } from '../graph/followGraph';

/** Messages from the page to the worker. */
export type AnalysisRequest =
  /** Load a saved graph, compute its measures and search for findings. */
  | { kind: 'open'; instance: string; moderator: string; graphId: string; now: number }
  /**
   * Improve the layout from its current positions. `isShown`: also publish intermediate positions.
   */
  | { kind: 'start_layout'; isShown: boolean }
  | { kind: 'stop_layout' }
  /** Compute what some accounts share. */
  | { kind: 'share'; requestId: number; nodes: readonly number[] };

/** The measures of a graph. Arrays are indexed by node. */
export interface Measures {
  /** Group of each node by Louvain, numbered from 0 in descending order of size. */
  readonly groups: Uint32Array;
  readonly groupCount: number;
  readonly modularity: number;
  /** Core number of each node among mutual follows. */
  readonly cores: Uint32Array;
}

/** Messages from the worker. A graph is sent as `accounts`, in several parts, then `measured`. */
export type AnalysisMessage =
  | { kind: 'accounts'; accounts: readonly GraphAccount[] }
  | {
      kind: 'measured';
      graph: Omit<FollowGraph, 'accounts'>;
      measures: Measures;
      /** Interleaved x and y of each node. */
      positions: Float32Array;
      /** Whether every account has a saved position, so that no layout is needed. */
      isSettled: boolean;
    }
  | { kind: 'found'; findings: readonly Finding[] }
  | { kind: 'positions'; positions: Float32Array; iteration: number; isRunning: boolean }
  | { kind: 'shared'; requestId: number; traits: readonly SharedTrait[] }
  | { kind: 'failed'; message: string };
