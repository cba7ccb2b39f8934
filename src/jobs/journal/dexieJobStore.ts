import { Dexie } from 'dexie';
import { detectFullStorage } from '../../storage';
import { isOver, type Job, type JobItem, type JobStatus } from '../core/job';
import { DATABASE_NAME } from './databaseName';
import { createGroupCommit } from './groupCommit';
import { countItems, countsOf } from './itemCounts';
import { onDatabaseChange } from './journalChanges';
import { openJournalDatabase, type StoredJob } from './journalDatabase';
import type { ItemQuery, JobStore } from './jobStore';
import { isExpired } from './retention';
import { saveItems } from './saveItems';

/** Items per read or write, so that a large job neither fills the memory nor blocks the page. */
const BATCH_SIZE = 200;
const UNFINISHED: readonly JobStatus[] = ['queued', 'running', 'paused'];

/** Jobs saved before owners were have the moderator who started them. */
const ownerOf = ({ owner, actor }: StoredJob): string => owner ?? actor.id;

const toJob = ({ owner: _owner, ...job }: StoredJob): Job => job;

/**
 * The jobs of one moderator of one instance, in the browser's IndexedDB.
 *
 * Each promise resolves once its transaction is on disk. Several tabs may use it at the same time.
 *
 * @param instance URL of the API; jobs of other instances are neither listed nor returned
 * @param owner id of the moderator's account; nor are those of other moderators
 */
export function createDexieJobStore(
  instance: string,
  name: string = DATABASE_NAME,
  owner: string,
): JobStore {
  const database = openJournalDatabase(name);
  const { jobs, items } = database;
  const saveItem = createGroupCommit<JobItem>((batch) => saveItems(database, batch));

  /** Items of a job in one state, from a position on, by position. */
  const inState = (jobId: string, state: JobItem['state'], position = 0) =>
    items
      .where('[jobId+state+position]')
      .between([jobId, state, position], [jobId, state, Dexie.maxKey]);

  /** Items of a job from a position on, by position. */
  const itemsFrom = ({ jobId, outcome }: ItemQuery, position: number) =>
    outcome === undefined
      ? items.where('[jobId+position]').between([jobId, position], [jobId, Dexie.maxKey])
      : items
          .where('[jobId+outcome+position]')
          .between([jobId, outcome, position], [jobId, outcome, Dexie.maxKey]);

  const isOwn = (job: StoredJob | undefined): job is StoredJob =>
    job?.instance === instance && ownerOf(job) === owner;

  /** The jobs of all moderators of this instance, latest first. */
  const allJobs = () =>
    jobs
      .where('[instance+createdAt]')
      .between([instance, Dexie.minKey], [instance, Dexie.maxKey])
      .reverse();
  const listOwnJobs = () => allJobs().filter(isOwn).toArray();

  const getJob = async (id: string) => {
    const job = await jobs.get(id);
    return isOwn(job) ? toJob(job) : undefined;
  };

  /** Removes jobs within the current transaction. */
  const removeWithItems = async (ids: readonly string[]) => {
    for (const id of ids) {
      await items.where('[jobId+position]').between([id, 0], [id, Dexie.maxKey]).delete();
    }
    await jobs.bulkDelete([...ids]);
  };

  return {
    getJob,

    saveJob: (job) =>
      detectFullStorage(
        database.transaction('rw', jobs, async () => {
          const stored = await jobs.get(job.id);
          // It was erased, perhaps by another tab. Only `addJob` adds jobs.
          if (!isOwn(stored)) return;
          // The runner's counts may be behind: keep those on disk.
          await jobs.put({ ...stored, ...job, counts: stored.counts });
        }),
      ),

    saveItem,

    async unsettledItems(jobId, position, limit) {
      const [inFlight, waiting] = await database.transaction('r', items, () =>
        Promise.all([
          inState(jobId, 'in_flight', position).limit(limit).toArray(),
          inState(jobId, 'waiting', position).limit(limit).toArray(),
        ]),
      );
      return [...inFlight, ...waiting].sort((a, b) => a.position - b.position).slice(0, limit);
    },

    settleRest: (jobId, outcome, reason, now) =>
      detectFullStorage(
        database.transaction('rw', jobs, items, async () => {
          const settle = (ending: Pick<JobItem, 'outcome' | 'reason'>) => (item: JobItem) => {
            Object.assign(item, ending, { state: 'settled', endedAt: now });
          };
          await inState(jobId, 'in_flight').modify(settle({ outcome: 'unknown', reason: 'lost' }));
          await inState(jobId, 'waiting').modify((item) => {
            if (item.written > 0) settle({ outcome: 'failed', reason: 'partly_done' })(item);
            else settle({ outcome, reason })(item);
          });
          await jobs.update(jobId, { counts: await countItems(database, jobId) });
        }),
      ),

    counts: async (jobId) => database.transaction('r', items, () => countItems(database, jobId)),

    addJob: (job, ofJob) =>
      detectFullStorage(
        database.transaction('rw', jobs, items, async () => {
          await jobs.add({ ...job, owner, counts: countsOf(ofJob) });
          for (let start = 0; start < ofJob.length; start += BATCH_SIZE) {
            await items.bulkAdd(ofJob.slice(start, start + BATCH_SIZE));
          }
        }),
      ),

    listJobs: async () => (await listOwnJobs()).map(toJob),

    async unfinishedJobs() {
      const found = await jobs
        .where('[instance+status]')
        .anyOf(UNFINISHED.map((status) => [instance, status]))
        .filter(isOwn)
        .toArray();
      return found.map(toJob).sort((a, b) => a.createdAt - b.createdAt);
    },

    async listItems({ offset = 0, limit = Infinity, ...query }) {
      const found: JobItem[] = [];
      if (!(await getJob(query.jobId))) return found;
      let last: JobItem | undefined;
      while (found.length < limit) {
        const batch = await itemsFrom(query, last ? last.position + 1 : 0)
          .offset(last ? 0 : offset)
          .limit(Math.min(BATCH_SIZE, limit - found.length))
          .toArray();
        found.push(...batch);
        last = batch.at(-1);
        if (batch.length < BATCH_SIZE) break;
      }
      return found;
    },

    async historyOf(recordId) {
      const found = await items.where('id').equals(recordId).toArray();
      const theirs = await jobs.bulkGet(found.map(({ jobId }) => jobId));
      return found
        .flatMap((item, index) => {
          const job = theirs[index];
          return isOwn(job) ? [{ job: toJob(job), item }] : [];
        })
        .sort((a, b) => b.job.createdAt - a.job.createdAt);
    },

    removeJobs: (ids) =>
      detectFullStorage(
        database.transaction('rw', jobs, items, async () => {
          const found = (await jobs.bulkGet([...ids])).filter(isOwn);
          if (!found.every(isOver)) throw new Error('A job is not over');
          await removeWithItems(found.map(({ id }) => id));
        }),
      ),

    removeAll: () =>
      detectFullStorage(
        database.transaction('rw', jobs, items, async () => {
          await removeWithItems((await listOwnJobs()).map(({ id }) => id));
        }),
      ),

    clearExpired: (retentionDays, now) =>
      detectFullStorage(
        database.transaction('rw', jobs, items, async () => {
          const expired = await allJobs()
            .filter((job) => isExpired(job, retentionDays(ownerOf(job)), now))
            .toArray();
          await removeWithItems(expired.map(({ id }) => id));
          return expired.length;
        }),
      ),

    async freeIdFor(id) {
      const ownId = `${id}.${owner}`;
      const [plain, renamed] = await jobs.bulkGet([id, ownId]);
      return renamed || (plain && !isOwn(plain)) ? ownId : id;
    },

    onChange: (listener) => onDatabaseChange(name, listener),
  };
}
