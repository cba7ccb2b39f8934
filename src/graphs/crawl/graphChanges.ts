import throttle from 'lodash/throttle.js';

/** What changed among the saved graphs. */
export type GraphChange =
  /** Its name, its counts. */
  | { readonly kind: 'graph'; readonly id: string }
  /** Accounts or followers of it. */
  | { readonly kind: 'rows'; readonly id: string }
  | { readonly kind: 'removed'; readonly id: string };

/** The other tabs of this browser on this instance. */
export interface GraphChannel {
  publish(change: GraphChange): void;
  listen(listener: (change: GraphChange) => void): () => void;
}

/** The browser's channel between tabs and workers, opened when first used; null where there is none. */
export function createGraphChannel(instance: string): GraphChannel | null {
  if (typeof BroadcastChannel === 'undefined') return null;
  let opened: BroadcastChannel | undefined;
  const channel = () => (opened ??= new BroadcastChannel(`vigie.graphs ${instance}`));
  return {
    publish: (change) => {
      channel().postMessage(change);
    },
    listen(listener) {
      const receive = ({ data }: MessageEvent<GraphChange>) => {
        listener(data);
      };
      channel().addEventListener('message', receive);
      return () => {
        channel().removeEventListener('message', receive);
      };
    },
  };
}

/** Listeners read the database again: more often than this, that would slow down the reading itself. */
const PUBLISH_EVERY_MS = 250;

/** Tells of rows of one graph a few times a second at most, the last time included; else at once. */
export function throttled(publish: (change: GraphChange) => void): (change: GraphChange) => void {
  const tellsOfRows = new Map<string, (change: GraphChange) => void>();
  return (change) => {
    if (change.kind !== 'rows') {
      publish(change);
      return;
    }
    const known = tellsOfRows.get(change.id);
    const tellOfRows = known ?? throttle(publish, PUBLISH_EVERY_MS);
    if (!known) tellsOfRows.set(change.id, tellOfRows);
    tellOfRows(change);
  };
}
