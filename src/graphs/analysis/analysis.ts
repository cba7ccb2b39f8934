import { createGraphStore, type GraphStore } from '../crawl/graphStore';
import { findFindings } from '../findings/findFindings';
import { type PreparedTraits, prepareTraits, sharedTraits } from '../findings/sharedTraits';
import { buildFollowGraph, type FollowGraph } from '../graph/followGraph';
import { yieldToMain } from '../yieldToMain';
import { coreNumbers } from '../measures/coreNumbers';
import { louvainGroups } from '../measures/groups';
import { createLayout, iterationsFor, type Layout } from './layout';
import type { AnalysisMessage, AnalysisRequest } from './messages';
import { placeByGroup } from './placement';
import { positionsFrom, savedPositions } from './positions';

/** Larger messages would block the page while it deserializes them. */
const ACCOUNTS_PER_MESSAGE = 1_500;
/** Duration of one slice of the layout. Messages are handled between slices. */
const SLICE_MS = 40;
const PUBLISH_EVERY_MS = 250;

interface OpenGraph {
  readonly graphId: string;
  readonly store: GraphStore;
  readonly graph: FollowGraph;
  readonly traits: PreparedTraits;
  positions: Float32Array;
}

/**
 * Runs the expensive computations on one graph at a time, in a worker.
 *
 * @param publish sends a message to the page
 */
export function createAnalysis(publish: (message: AnalysisMessage) => void) {
  let opened: OpenGraph | null = null;
  let run = 0;

  const open = async ({
    instance,
    moderator,
    graphId,
    now,
  }: Extract<AnalysisRequest, { kind: 'open' }>) => {
    run += 1;
    const store = createGraphStore(instance, undefined, undefined, moderator);
    const { graph: saved, accounts, readings } = await store.readAll(graphId);
    for (let from = 0; from < accounts.length; from += ACCOUNTS_PER_MESSAGE) {
      publish({ kind: 'accounts', accounts: accounts.slice(from, from + ACCOUNTS_PER_MESSAGE) });
    }
    const graph = buildFollowGraph(accounts, readings);
    const { groups, count: groupCount, modularity } = louvainGroups(graph);
    const cores = coreNumbers(graph.mutual);
    const first = placeByGroup(graph, groups);
    const { positions, isWhole } = positionsFrom(graph, saved.positions, first);
    const { accounts: _accounts, ...columns } = graph;
    publish({
      kind: 'measured',
      graph: columns,
      measures: { groups, groupCount, modularity, cores },
      positions,
      isSettled: isWhole,
    });
    opened = { graphId, store, graph, positions, traits: prepareTraits(graph) };
    publish({ kind: 'found', findings: findFindings(graph, { now, groups }) });
  };

  const runLayout = async (isShown: boolean) => {
    if (!opened) return;
    run += 1;
    const ownRun = run;
    const current = opened;
    const layout = createLayout(current.graph, current.positions);
    const total = iterationsFor(current.graph.accounts.length);
    let shownAt = performance.now();
    for (let iteration = 0; iteration < total;) {
      iteration = stepFor(layout, SLICE_MS, iteration, total);
      await yieldToMain();
      if (run !== ownRun) {
        savePositions(current, layout.positions());
        if (opened === current) publishPositions(current, iteration, false);
        return;
      }
      if (isShown && performance.now() - shownAt > PUBLISH_EVERY_MS) {
        shownAt = performance.now();
        current.positions = layout.positions();
        publishPositions(current, iteration, true);
      }
    }
    layout.separate();
    savePositions(current, layout.positions());
    publishPositions(current, total, false);
  };

  const savePositions = (current: OpenGraph, positions: Float32Array) => {
    current.positions = positions;
    // If this fails, the layout is computed again the next time.
    void current.store
      .updateGraph(current.graphId, { positions: savedPositions(current.graph, positions) })
      .catch(() => undefined);
  };

  const publishPositions = ({ positions }: OpenGraph, iteration: number, isRunning: boolean) => {
    publish({ kind: 'positions', positions, iteration, isRunning });
  };

  return {
    async handle(request: AnalysisRequest): Promise<void> {
      try {
        switch (request.kind) {
          case 'open':
            await open(request);
            break;
          case 'start_layout':
            await runLayout(request.isShown);
            break;
          case 'stop_layout':
            run += 1;
            break;
          case 'share':
            if (!opened) break;
            publish({
              kind: 'shared',
              requestId: request.requestId,
              traits: sharedTraits(opened.graph, request.nodes, opened.traits),
            });
        }
      } catch (error) {
        publish({
          kind: 'failed',
          message: error instanceof Error ? error.message : String(error),
        });
      }
    },
  };
}

function stepFor(layout: Layout, sliceMs: number, from: number, total: number): number {
  const until = performance.now() + sliceMs;
  let iteration = from;
  do {
    layout.step();
    iteration += 1;
  } while (iteration < total && performance.now() < until);
  return iteration;
}
