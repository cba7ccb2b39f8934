/** An account as the list shows it, and when it was read. */
export interface SeenAccount {
  id: string;
  name: string;
  /** What the journal keeps of it. */
  values: Readonly<Record<string, string | number | boolean | null | readonly string[]>>;
}

/** What a caller knows at the end: the accounts that it was told were changed, and those not. */
export interface Told {
  changed: string[];
  unchanged: string[];
}

export interface Run {
  ms: number;
  requests: number;
  told: Told;
}

export const WAYS = ['vigie', 'bare_loop', 'update_many'] as const;
export type Way = (typeof WAYS)[number];

/** What the bench's script puts into a page of the instance, as `bench`. */
export interface BenchPage {
  /** Reads accounts as the console's list does: active ones without a role, `count` of them. */
  read(count: number): Promise<SeenAccount[]>;
  /** Deactivates the accounts, and waits until nothing is under way any more. */
  deactivate(way: Way, accounts: readonly SeenAccount[]): Promise<Run>;
  /** Journals a job for whoever opens the console next, and starts nothing. */
  leaveJob(accounts: readonly SeenAccount[]): Promise<void>;
}
