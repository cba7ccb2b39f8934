import type { ApiClient } from '../api';
import type { Member } from '../api/contract';
import { pageOf } from './inMemory';
import type { ResourceProvider } from './resourceProvider';

/** A member as a record. Its id is that of its account. */
export type MemberRecord = Member & { id: string };

/** The members of one organization. The API has no list of them, only the whole organization. */
export const membersProvider = (client: ApiClient): ResourceProvider<MemberRecord> => ({
  getManyReference: async (_resource, { id, pagination, sort, signal }) => {
    const { json, unreadable } = await client(`/organizations/${encodeURIComponent(id)}`, {
      schema: 'organization',
      signal,
    });
    const records: MemberRecord[] = json.members.map((member) => ({
      ...member,
      id: member.user.id,
    }));
    return { ...pageOf(records, { pagination, sort }), meta: { unreadable } };
  },
});
