import { createContext, useContext } from 'react';
import type { AnalysisClient, AnalysisState } from '../analysis/analysisClient';
import type { Measures } from '../analysis/messages';
import type { Finding } from '../findings/finding';
import type { FollowGraph } from '../graph/followGraph';
import type { Categories } from '../view/categories';
import type { GraphView, ViewChange } from '../view/graphView';
import type { Palette } from '../view/palette';
import type { GraphSelection } from './useGraphSelection';

/** The graph on the page, with everything that the parts of the page need. */
export interface GraphContextValue {
  readonly id: string;
  readonly name: string;
  /** With the status of accounts after the jobs of this browser. */
  readonly graph: FollowGraph;
  readonly measures: Measures;
  /** Null while they are being searched. */
  readonly findings: readonly Finding[] | null;
  readonly layout: Extract<AnalysisState, { status: 'ready' }>['layout'];
  readonly analysis: AnalysisClient;
  readonly view: GraphView;
  readonly change: (change: ViewChange) => void;
  readonly palette: Palette;
  readonly categories: Categories;
  /** By node, 1 if it is shown. */
  readonly shown: Uint8Array;
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly selection: GraphSelection;
  /** When the page was opened, in milliseconds since 1970: ages are measured from it. */
  readonly now: number;
}

export const GraphContext = createContext<GraphContextValue | null>(null);

/** The graph on the page. Throws outside the page of a graph. */
export const useGraph = (): GraphContextValue => {
  const value = useContext(GraphContext);
  if (value === null) throw new Error('useGraph was called outside GraphContext');
  return value;
};
