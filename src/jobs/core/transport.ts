import type { Values, Write } from './job';

/** Why a request did not do what it was for. */
export type Failure =
  /** Judged and refused: nothing changed. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'gone'; readonly status: number; readonly reason: string }
  /** The key is no longer good: nothing changed. */
  | { readonly kind: 'signed_out'; readonly status: number }
  /** The moderator may not do this, to any record. */
  | { readonly kind: 'forbidden'; readonly status: number; readonly reason: string }
  /** Too many requests: nothing changed. */
  | { readonly kind: 'throttled'; readonly status: number; readonly retryAfterMs: number | null }
  /** The answer was lost, or says nothing of what was done: it may have taken effect. */
  | {
      readonly kind: 'lost';
      readonly status: number | null;
      readonly reason: string;
      readonly retryAfterMs: number | null;
      /** No answer reached us, as when a proxy throttles without saying so. */
      readonly isBare: boolean;
      /** A gateway that gave up, or a server that says it has too much to do. */
      readonly isBusy: boolean;
    };

export type ReadResult = { readonly kind: 'found'; readonly values: Values } | Failure;

export type WriteResult =
  /** `values`: the record in the answer, where the answer holds it. */
  { readonly kind: 'accepted'; readonly status: number; readonly values: Values | null } | Failure;

/** Makes single requests and retries none. Never throws. */
export interface Transport {
  read(id: string): Promise<ReadResult>;
  write(id: string, write: Write): Promise<WriteResult>;
}
