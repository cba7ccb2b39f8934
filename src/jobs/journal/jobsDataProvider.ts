import { HttpError } from 'react-admin';
import { pageOf, type ResourceProvider } from '../../dataProvider';
import type { ItemOutcome, Job, JobItem } from '../core/job';
import type { JobStore } from './jobStore';

/** An item as a react-admin record. Its id is unique over all jobs, unlike that of its account. */
export type JobItemRecord = Omit<JobItem, 'id'> & {
  id: string;
  /** Identifier of the record that the item changes. */
  recordId: string;
};

/** An item of the history of a record, with its job. */
export type HistoryRecord = JobItemRecord & { job: Job };

const toRecord = (item: JobItem): JobItemRecord => ({
  ...item,
  id: `${item.jobId}/${item.position.toString()}`,
  recordId: item.id,
});

/** The data provider of the journal: `jobs`, to read and delete, and `job-items`, to read. */
export const createJobsDataProvider = (store: JobStore) => ({
  jobs: jobsProvider(store),
  'job-items': jobItemsProvider(store),
});

const jobsProvider = (store: JobStore): ResourceProvider<Job> => ({
  getList: async (_resource, { pagination, sort }) =>
    pageOf(await store.listJobs(), { pagination, sort }),
  async getOne(_resource, { id }) {
    const job = await store.getJob(String(id));
    if (!job) throw new HttpError('jobs.not_found', 404);
    return { data: job };
  },
  async getMany(_resource, { ids }) {
    const jobs = await Promise.all(ids.map((id) => store.getJob(String(id))));
    return { data: jobs.filter((job) => job !== undefined) };
  },
  /** `target` is `undoOf`: the jobs that undo a given one. */
  async getManyReference(_resource, { target, id, pagination, sort }) {
    const jobs = await store.listJobs();
    const found = jobs.filter((job) => job[target as keyof Job] === id);
    return pageOf(found, { pagination, sort });
  },
  async delete(_resource, { id }) {
    await store.removeJobs([String(id)]);
    return { data: { id: String(id) } };
  },
  async deleteMany(_resource, { ids }) {
    await store.removeJobs(ids.map(String));
    return { data: ids };
  },
});

const jobItemsProvider = (store: JobStore): ResourceProvider<JobItemRecord> => {
  /** A page of the items of a job, by position. Never reads all items: a job may have 20,000. */
  const itemsOf = async (
    jobId: string,
    outcome: ItemOutcome | undefined,
    { page, perPage }: { page: number; perPage: number },
  ) => {
    const job = await store.getJob(jobId);
    const items = await store.listItems({
      jobId,
      outcome,
      offset: (page - 1) * perPage,
      limit: perPage,
    });
    const total = outcome === undefined ? job?.total : (job?.counts[outcome] ?? 0);
    return { data: items.map(toRecord), total: total ?? 0 };
  };
  const historyOf = async (recordId: string): Promise<HistoryRecord[]> =>
    (await store.historyOf(recordId)).map(({ job, item }) => ({ ...toRecord(item), job }));
  return {
    /** `target` is `jobId`, optionally filtered by `outcome`, or `recordId`, latest job first. */
    async getManyReference(_resource, { target, id, pagination, filter }) {
      if (target === 'recordId') return pageOf(await historyOf(String(id)), { pagination });
      const { outcome } = filter as { outcome?: ItemOutcome };
      return itemsOf(String(id), outcome, pagination);
    },
  };
};
