import type { ApiClient } from '../api';
import type { ReportReason } from '../api/contract';
import { pageOf } from './inMemory';
import type { ResourceProvider } from './resourceProvider';

/** A reason as a record. Its id is its value. */
type ReasonRecord = ReportReason & { id: string };

/** The reasons that the platform offers: `/reports/reasons/`, a short list without pages. */
export const reasonsProvider = (client: ApiClient): ResourceProvider<ReasonRecord> => ({
  getList: async (_resource, { pagination, sort, signal }) => {
    const { json } = await client('/reports/reasons', { schema: 'reasons', signal });
    const records = json.map((reason) => ({ ...reason, id: reason.value }));
    return pageOf(records, { pagination, sort });
  },
});
