import type { Finding } from '../findings/finding';
import type { SharedTrait } from '../findings/sharedTraits';
import type { GraphAccount } from '../graph/account';
import type { FollowGraph } from '../graph/followGraph';

/** What the page asks of the worker. */
export type AnalysisRequest =
  /** Read a saved graph of an instance, measure it, and look for what is coordinated. */
  | { kind: 'open'; instance: string; graphId: string; now: number }
  /** Improve the picture, from where it is; `isShown`: tell positions on the way. */
  | { kind: 'start_layout'; isShown: boolean }
  | { kind: 'stop_layout' }
  | { kind: 'share'; requestId: number; nodes: readonly number[] };

/** All that was measured of a graph; arrays go by node. */
export interface Measures {
  /** Group of each node by Louvain, numbered from the largest. */
  readonly groups: Uint32Array;
  readonly groupCount: number;
  readonly modularity: number;
  /** Core number of each node among mutual follows. */
  readonly cores: Uint32Array;
}

/** What the worker tells. A graph comes as `accounts`, in pieces, and then `measured`. */
export type AnalysisAnswer =
  | { kind: 'accounts'; accounts: readonly GraphAccount[] }
  | {
      kind: 'measured';
      graph: Omit<FollowGraph, 'accounts'>;
      measures: Measures;
      /** x and y of each node, in turn. */
      positions: Float32Array;
      /** Whether these are from an earlier layout that had ended. */
      isSettled: boolean;
    }
  | { kind: 'found'; findings: readonly Finding[] }
  | { kind: 'positions'; positions: Float32Array; iteration: number; isRunning: boolean }
  | { kind: 'shared'; requestId: number; traits: readonly SharedTrait[] }
  | { kind: 'failed'; message: string };
