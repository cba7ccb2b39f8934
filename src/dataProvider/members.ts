import type { ApiClient } from '../api';
import { type Member, Organization } from '../api/contract';
import { pageOf } from './inMemory';
import type { ResourceProvider } from './resourceProvider';

/** A member as a record: its account's id is its own. */
export type MemberRecord = Member & { id: string };

/** The members of one organization, which the API only gives whole, inside the organization. */
export const membersProvider = (client: ApiClient): ResourceProvider<MemberRecord> => ({
  getManyReference: async (_resource, { id, pagination, sort, signal }) => {
    const { json } = await client(`/organizations/${String(id)}`, { schema: Organization, signal });
    const records: MemberRecord[] = (json as Organization).members.map((member) => ({
      ...member,
      id: member.user.id,
    }));
    return pageOf(records, { pagination, sort });
  },
});
