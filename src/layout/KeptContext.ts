import { createContext } from 'react';

/** How much of a moderator's work a browser keeps, and what it does not. */
export interface KeptCounts {
  jobs: number;
  /** Accounts of these jobs, each as often as it is in one. */
  accounts: number;
  /** How many of the jobs are not over. */
  unfinished: number;
  graphs: number;
  /** Accounts marked in a review. */
  marks: number;
  /** Whether something is being typed, which a sign-out loses. */
  isTyping: boolean;
}

/** What this browser keeps for the signed-in moderator, after they sign out. */
export interface Kept {
  count(): Promise<KeptCounts>;
  erase(): Promise<void>;
}

export const KeptContext = createContext<Kept | null>(null);
