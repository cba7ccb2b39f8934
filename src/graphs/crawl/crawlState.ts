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
      /** 0: not known yet. */
      readonly total: number;
    }
  | { readonly kind: 'paused'; readonly reason: PauseReason; readonly message?: string }
  | { readonly kind: 'finished' }
  | { readonly kind: 'budget' }
  | { readonly kind: 'stopped' };

/** What is known of the reading of a graph; a new object with each change. */
export interface CrawlState {
  readonly status: CrawlStatus;
  /** Null until it was opened. */
  readonly graph: SavedGraph | null;
  readonly completeness: Completeness;
  /** Why single accounts could not be read, by identifier. */
  readonly failures: ReadonlyMap<string, string>;
  readonly skippedStars: number;
  /** Grows when something was read that a picture should show. */
  readonly version: number;
}

/** Walks from the first accounts of a graph up their followers, step by step. */
export interface Crawl {
  state(): CrawlState;
  subscribe(listener: () => void): () => void;
  /** Takes up what is kept; no request. @throws Error when there is no such graph */
  open(): Promise<void>;
  /** What the next step costs at most; null when nothing is left to read. */
  nextStep(): StepCost | null;
  /**
   * Reads what earlier steps left open and goes on until the depth wanted, or until something holds
   * it up. Does nothing while something is read.
   *
   * @param steps most steps to go on by; 0 reads what was left open alone
   */
  start(steps?: number): Promise<void>;
  /** Sends nothing more; answers to what has left are kept. */
  pause(): void;
  resume(): void;
  /** Ends it once the answers to what has left are kept; asked twice, at once. */
  stop(): void;
  /**
   * Reads the followers of one account, and who they are. Does nothing while something is read.
   *
   * @param options.stars what is read of it if it is a star; all by default
   */
  expand(id: string, options?: { stars?: Stars }): Promise<void>;
  /** Reads all anew; the graph keeps its name, note and limits. */
  refresh(): Promise<void>;
  configure(limits: Partial<Pick<SavedGraph, 'depth' | 'budget' | 'stars'>>): Promise<void>;
  /** Ends it without a trace: what was read is kept. */
  close(): void;
}
