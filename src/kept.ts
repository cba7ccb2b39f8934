import sumBy from 'lodash/sumBy.js';
import { DATABASE_NAME as GRAPHS } from './graphs/crawl/databaseName';
import { isOver } from './jobs/core/job';
import { DATABASE_NAME as JOURNAL } from './jobs/journal/databaseName';
import type { JobsContextValue } from './jobs/JobsContext';
import type { Kept } from './layout/KeptContext';
import { databaseExists } from './storage';

interface Options {
  instance: string;
  /** Id of the moderator's account. */
  moderator: string;
  loadJobs(): Promise<JobsContextValue>;
  /** Whether something is being typed. */
  isTyping(): boolean;
  countMarks(): number;
  /** Removes everything of the moderator from the browser's store. */
  forget(): void;
  /** For how many days a moderator, or whoever it is when null, keeps graphs. Null: for ever. */
  retentionDays(moderator: string | null): number | null;
}

/**
 * What this browser keeps for a moderator beyond their session: journal, graphs and marks. A database
 * that does not exist yet is neither made nor loaded.
 */
export const createKept = (options: Options): Kept & { removeExpiredGraphs(): Promise<void> } => {
  const { instance, moderator, loadJobs, isTyping, countMarks, forget, retentionDays } = options;

  const jobs = async () => ((await databaseExists(JOURNAL)) ? loadJobs() : null);
  const graphs = async () => {
    if (!(await databaseExists(GRAPHS))) return null;
    const { graphStoreOf } = await import('./graphs/graphStores');
    return graphStoreOf(instance, moderator);
  };

  return {
    async count() {
      const listed = (await (await jobs())?.store.listJobs()) ?? [];
      const saved = (await (await graphs())?.listGraphs()) ?? [];
      return {
        jobs: listed.length,
        accounts: sumBy(listed, 'total'),
        unfinished: listed.filter((job) => !isOver(job)).length,
        graphs: saved.length,
        marks: countMarks(),
        isTyping: isTyping(),
      };
    },
    async erase() {
      const opened = await jobs();
      // Its last answers would be saved after the journal was erased.
      await opened?.runner.stop();
      await opened?.store.removeAll();
      await (await graphs())?.removeAll();
      forget();
    },
    async removeExpiredGraphs() {
      await (await graphs())?.clearExpired(retentionDays, Date.now());
    },
  };
};
