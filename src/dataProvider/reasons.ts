import type { ApiClient } from '../api';
import type { ReportReason } from '../api/contract';
import { pageOf } from './inMemory';
import type { ResourceProvider } from './resourceProvider';

/** A reason as a record: its value is its id. */
export type ReasonRecord = ReportReason & { id: string };

/** The platform's words for why: `/reports/reasons/`, a short list without pages. */
export const reasonsProvider = (client: ApiClient): ResourceProvider<ReasonRecord> => ({
  getList: async (_resource, { pagination, sort, signal }) => {
    const { json } = await client('/reports/reasons', { answer: 'reasons', signal });
    const records = json.map((reason) => ({ ...reason, id: reason.value }));
    return pageOf(records, { pagination, sort });
  },
});
