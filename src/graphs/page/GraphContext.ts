import { createContext, useContext } from 'react';
import type { AnalysisClient, AnalysisState } from '../analysis/analysisClient';
import type { Measures } from '../analysis/messages';
import type { Finding } from '../findings/finding';
import type { FollowGraph } from '../graph/followGraph';
import type { Categories } from '../view/categories';
import type { GraphView, ViewChange } from '../view/graphView';
import type { Palette } from '../view/palette';
import type { GraphSelection } from './useGraphSelection';

/** The graph that the page shows, with all that its parts need of it. */
export interface GraphContextValue {
  readonly id: string;
  readonly name: string;
  /** Accounts have the status that jobs have left them in. */
  readonly graph: FollowGraph;
  readonly measures: Measures;
  /** Null: still looked for. */
  readonly findings: readonly Finding[] | null;
  readonly layout: Extract<AnalysisState, { status: 'ready' }>['layout'];
  readonly analysis: AnalysisClient;
  readonly view: GraphView;
  readonly change: (change: ViewChange) => void;
  readonly palette: Palette;
  readonly categories: Categories;
  /** 1 for each node that is shown, by node. */
  readonly shown: Uint8Array;
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly selection: GraphSelection;
  /** When the page was opened, in milliseconds since 1970: what "old" is measured by. */
  readonly now: number;
}

export const GraphContext = createContext<GraphContextValue | null>(null);

/** The open graph. Throws outside of the page of a graph. */
export const useGraph = (): GraphContextValue => {
  const value = useContext(GraphContext);
  if (value === null) throw new Error('useGraph needs the page of a graph');
  return value;
};
