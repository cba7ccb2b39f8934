import { reportLoadFailure } from '../../release';
import type { Finding } from '../findings/finding';
import type { SharedTrait } from '../findings/sharedTraits';
import type { GraphAccount } from '../graph/account';
import type { FollowGraph } from '../graph/followGraph';
import workerUrl from './analysis.worker?worker&url';
import type { AnalysisMessage, AnalysisRequest, Measures } from './messages';

/** The state of the open graph, as a new object after each change. */
export type AnalysisState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly error: Error }
  | {
      readonly status: 'ready';
      readonly graph: FollowGraph;
      readonly measures: Measures;
      /** Null while they are being searched. */
      readonly findings: readonly Finding[] | null;
      readonly layout: { readonly iteration: number; readonly isRunning: boolean };
    };

export interface AnalysisClient {
  state(): AnalysisState;
  subscribe(listener: () => void): () => void;
  /** Current positions: interleaved x and y of each node. */
  positions(): Float32Array;
  /** Separate from `subscribe`: positions change several times a second while a layout runs. */
  onPositions(listener: () => void): () => void;
  /** Loads the saved graph again. */
  open(): void;
  startLayout(): void;
  stopLayout(): void;
  /** Computes what some accounts share. */
  share(nodes: readonly number[]): Promise<readonly SharedTrait[]>;
  close(): void;
}

interface Options {
  instance: string;
  /** Id of the account of the moderator who has the graph. */
  moderator: string;
  graphId: string;
  /** If false, positions are only published when the layout has ended. */
  isMotionWanted: boolean;
  makeWorker?(): Worker;
}

const analysisWorker = () => new Worker(workerUrl, { type: 'module' });

/** Analyses one saved graph in its own worker. */
export function createAnalysisClient({
  instance,
  moderator,
  graphId,
  isMotionWanted,
  makeWorker = analysisWorker,
}: Options): AnalysisClient {
  const worker = makeWorker();
  const listeners = new Set<() => void>();
  const positionListeners = new Set<() => void>();
  const waiting = new Map<number, (traits: readonly SharedTrait[]) => void>();
  let state: AnalysisState = { status: 'loading' };
  let accounts: GraphAccount[] = [];
  let positions = new Float32Array();
  let requests = 0;

  const send = (request: AnalysisRequest) => {
    worker.postMessage(request);
  };
  const setState = (next: AnalysisState) => {
    state = next;
    for (const listener of listeners) listener();
  };
  const setPositions = (next: Float32Array) => {
    positions = next as Float32Array<ArrayBuffer>;
    for (const listener of positionListeners) listener();
  };

  const onMessage = (message: AnalysisMessage) => {
    switch (message.kind) {
      case 'accounts':
        accounts.push(...message.accounts);
        break;
      case 'measured':
        setPositions(message.positions);
        setState({
          status: 'ready',
          graph: { ...message.graph, accounts },
          measures: message.measures,
          findings: null,
          layout: { iteration: 0, isRunning: false },
        });
        accounts = [];
        if (!message.isSettled) startLayout();
        break;
      case 'found':
        if (state.status === 'ready') setState({ ...state, findings: message.findings });
        break;
      case 'positions': {
        setPositions(message.positions);
        const { iteration, isRunning } = message;
        if (state.status === 'ready') setState({ ...state, layout: { iteration, isRunning } });
        break;
      }
      case 'shared':
        waiting.get(message.requestId)?.(message.traits);
        waiting.delete(message.requestId);
        break;
      case 'failed':
        setState({ status: 'failed', error: new Error(message.message) });
    }
  };
  worker.addEventListener('message', ({ data }: MessageEvent<AnalysisMessage>) => {
    onMessage(data);
  });
  worker.addEventListener('error', ({ message }) => {
    const error = new Error(message);
    // An error without a message is that of the file itself, which did not load.
    if (!message) reportLoadFailure(error, new URL(workerUrl, document.baseURI).href);
    setState({ status: 'failed', error });
  });

  function startLayout() {
    if (state.status === 'ready') setState({ ...state, layout: { iteration: 0, isRunning: true } });
    send({ kind: 'start_layout', isShown: isMotionWanted });
  }

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    positions: () => positions,
    onPositions(listener) {
      positionListeners.add(listener);
      return () => positionListeners.delete(listener);
    },
    open() {
      accounts = [];
      send({ kind: 'open', instance, moderator, graphId, now: Date.now() });
    },
    startLayout,
    stopLayout: () => {
      send({ kind: 'stop_layout' });
    },
    share: (nodes) =>
      new Promise((resolve) => {
        requests += 1;
        waiting.set(requests, resolve);
        send({ kind: 'share', requestId: requests, nodes });
      }),
    close: () => {
      worker.terminate();
      listeners.clear();
      positionListeners.clear();
    },
  };
}
