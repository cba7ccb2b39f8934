import type { ColourBy } from './categories';

export const SIZINGS = ['followers', 'degree'] as const;
export type SizeBy = (typeof SIZINGS)[number];
export type Tool = 'move' | 'box' | 'lasso';

/** How a graph is displayed. Refers to accounts by identifier: node numbers change as it grows. */
export interface GraphView {
  readonly colourBy: ColourBy;
  readonly sizeBy: SizeBy;
  /** Keys of the categories that are switched off in the legend. */
  readonly off: ReadonlySet<string>;
  readonly isMutualOnly: boolean;
  /** Hidden accounts, and in `before` their earlier sets, for `back`. */
  readonly hidden: ReadonlySet<string>;
  readonly before: readonly ReadonlySet<string>[];
  /** The account in the side panel. */
  readonly focus: string | null;
  readonly tool: Tool;
}

export type ViewChange =
  | { kind: 'colour'; by: ColourBy }
  | { kind: 'size'; by: SizeBy }
  | { kind: 'toggle_category'; key: string }
  | { kind: 'toggle_mutual' }
  | { kind: 'hide'; ids: readonly string[] }
  /** Hides those of `all` that are not in `ids`. */
  | { kind: 'isolate'; ids: readonly string[]; all: readonly string[] }
  | { kind: 'back' }
  | { kind: 'show_all' }
  | { kind: 'focus'; id: string | null }
  | { kind: 'tool'; tool: Tool };

export const FIRST_VIEW: GraphView = {
  colourBy: 'group',
  sizeBy: 'degree',
  off: new Set(),
  isMutualOnly: false,
  hidden: new Set(),
  before: [],
  focus: null,
  tool: 'move',
};

export function changeView(view: GraphView, change: ViewChange): GraphView {
  switch (change.kind) {
    case 'colour':
      // The keys that were switched off belong to the previous colouring.
      return { ...view, colourBy: change.by, off: new Set() };
    case 'size':
      return { ...view, sizeBy: change.by };
    case 'toggle_category':
      return { ...view, off: toggled(view.off, change.key) };
    case 'toggle_mutual':
      return { ...view, isMutualOnly: !view.isMutualOnly };
    case 'hide':
      return withHidden(view, new Set([...view.hidden, ...change.ids]));
    case 'isolate': {
      const kept = new Set(change.ids);
      return withHidden(view, new Set(change.all.filter((id) => !kept.has(id))));
    }
    case 'back': {
      const hidden = view.before.at(-1);
      return hidden ? { ...view, hidden, before: view.before.slice(0, -1) } : view;
    }
    case 'show_all':
      return view.hidden.size === 0 ? view : withHidden(view, new Set());
    case 'focus':
      return { ...view, focus: change.id };
    case 'tool':
      return { ...view, tool: change.tool };
  }
}

const withHidden = (view: GraphView, hidden: ReadonlySet<string>): GraphView => ({
  ...view,
  hidden,
  before: [...view.before, view.hidden],
});

function toggled(set: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const next = new Set(set);
  if (!next.delete(key)) next.add(key);
  return next;
}
