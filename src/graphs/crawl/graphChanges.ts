import throttle from 'lodash/throttle.js';

/** What changed among the saved graphs. */
export type GraphChange =
  /** A field of the graph changed, such as its name or counts. */
  | { readonly kind: 'graph'; readonly id: string }
  /** Its accounts or followers changed. */
  | { readonly kind: 'rows'; readonly id: string }
  | { readonly kind: 'removed'; readonly id: string };

/** Sends changes to the other tabs and workers that use the same instance. */
export interface GraphChannel {
  publish(change: GraphChange): void;
  listen(listener: (change: GraphChange) => void): () => void;
}

/** A BroadcastChannel, opened at first use. Null where the browser has none. */
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

/** Listeners read the database after each change. Doing so more often would slow down the crawl. */
const PUBLISH_EVERY_MS = 250;

/**
 * Publishes changes of rows at most once in {@link PUBLISH_EVERY_MS}, including the last one, and
 * all other changes immediately.
 */
export function throttled(publish: (change: GraphChange) => void): (change: GraphChange) => void {
  const publishers = new Map<string, (change: GraphChange) => void>();
  return (change) => {
    if (change.kind !== 'rows') {
      publish(change);
      return;
    }
    const existing = publishers.get(change.id);
    const publishRows = existing ?? throttle(publish, PUBLISH_EVERY_MS);
    if (!existing) publishers.set(change.id, publishRows);
    publishRows(change);
  };
}
