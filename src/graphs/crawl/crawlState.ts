import type { Completeness } from './completeness';
import type { StepCost } from './crawlPlan';
import type { SavedGraph, Stars } from './savedGraph';
import type { PauseReason } from './requests';

export type CrawlStatus =
  | { readonly kind: 'idle' }
  | {
      readonly kind: 'running';
      readonly what: 'details' | 'followers';
      readonly done: number;
      /** 0 until known. */
      readonly total: number;
    }
  | { readonly kind: 'paused'; readonly reason: PauseReason; readonly message?: string }
  | { readonly kind: 'finished' }
  | { readonly kind: 'budget' }
  | { readonly kind: 'stopped' };

/** The state of a crawl, as a new object after each change. */
export interface CrawlState {
  readonly status: CrawlStatus;
  /** Null until the crawl is opened. */
  readonly graph: SavedGraph | null;
  readonly completeness: Completeness;
  /** Why accounts could not be read, by identifier. */
  readonly failures: ReadonlyMap<string, string>;
  readonly skippedStars: number;
  /** Number of followers that could not be read. */
  readonly unreadableFollowers: number;
  /** Increases when the picture of the graph is out of date. */
  readonly version: number;
}

/** Reads a graph from the API: from the seeds to their followers, step by step. */
export interface Crawl {
  state(): CrawlState;
  subscribe(listener: () => void): () => void;
  /** Loads what is stored, without a request. @throws Error when there is no such graph */
  open(): Promise<void>;
  /** An upper bound for the cost of the next step. Null when nothing is left to read. */
  nextStep(): StepCost | null;
  /**
   * Reads what earlier steps left unread, then further steps up to the depth of the graph. Does
   * nothing while a crawl is running.
   *
   * @param steps maximum number of further steps; 0 only finishes the earlier ones
   */
  start(steps?: number): Promise<void>;
  /** Stops sending requests. The responses to those in flight are still stored. */
  pause(): void;
  resume(): void;
  /**
   * Ends the crawl once the responses to requests in flight are stored. A second call ends it
   * immediately.
   */
  stop(): void;
  /**
   * Reads the followers of one account and their details. Does nothing while a crawl is running.
   *
   * @param options.stars how much to read if the account is a star; `all` by default
   */
  expand(id: string, options?: { stars?: Stars }): Promise<void>;
  /** Drops what was read and reads it again. The graph keeps its name, note and limits. */
  refresh(): Promise<void>;
  configure(limits: Partial<Pick<SavedGraph, 'depth' | 'budget' | 'stars'>>): Promise<void>;
  /** Aborts requests and removes listeners. What was read stays stored. */
  close(): void;
}
