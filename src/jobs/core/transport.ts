import type { Values, Write } from './job';

/** Why a request failed. */
export type Failure =
  /** The API rejected the change, and nothing changed. */
  | { readonly kind: 'refused'; readonly status: number; readonly reason: string }
  | { readonly kind: 'gone'; readonly status: number; readonly reason: string }
  /** The key is no longer valid, and nothing changed. */
  | { readonly kind: 'signed_out'; readonly status: number }
  /** The moderator may not do this to any record. */
  | { readonly kind: 'forbidden'; readonly status: number; readonly reason: string }
  /** Too many requests, and nothing changed. */
  | { readonly kind: 'throttled'; readonly status: number; readonly retryAfterMs: number | null }
  /** The request may have taken effect: its response was lost, or does not show it. */
  | {
      readonly kind: 'lost';
      readonly status: number | null;
      readonly reason: string;
      readonly retryAfterMs: number | null;
      /** No response at all, as when a proxy throttles silently. */
      readonly isBare: boolean;
      /** A gateway time-out, or a server that says it is overloaded. */
      readonly isBusy: boolean;
    };

export type ReadResult = { readonly kind: 'found'; readonly values: Values } | Failure;

export type WriteResult =
  /** `values`: the record, when the response contains it. */
  { readonly kind: 'accepted'; readonly status: number; readonly values: Values | null } | Failure;

/** Makes single requests, without retries. Never throws. */
export interface Transport {
  read(id: string): Promise<ReadResult>;
  write(id: string, write: Write): Promise<WriteResult>;
}
