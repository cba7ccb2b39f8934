/** An account, as it was read from the list. */
export interface SeenAccount {
  id: string;
  name: string;
  /** The values that the journal stores. */
  values: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** The accounts that were reported to the caller as changed, and as not changed. */
export interface Report {
  changed: string[];
  unchanged: string[];
}

export interface Run {
  ms: number;
  requests: number;
  report: Report;
}

export const WAYS = ['vigie', 'bare_loop', 'update_many'] as const;
/** `without_disk` is Vigie's job with a journal in memory. */
export const TIMED_WAYS = ['vigie', 'without_disk', 'bare_loop', 'update_many'] as const;
export type Way = (typeof TIMED_WAYS)[number];

/** The global `bench` that the script of the bench creates in a page. */
export interface BenchPage {
  /** Reads `count` active accounts without a role, as the console's list does. */
  read(count: number): Promise<SeenAccount[]>;
  /** Deactivates the accounts, and waits until no request is in progress. */
  deactivate(way: Way, accounts: readonly SeenAccount[]): Promise<Run>;
  /** Writes a job into the journal without starting it; the console will run it when it is opened. */
  queueJob(accounts: readonly SeenAccount[]): Promise<void>;
}
