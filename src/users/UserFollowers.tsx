import { ReferenceManyField, useRecordContext } from 'react-admin';
import type { User } from '../api/contract';
import { FollowerTable } from '../accounts';
import { ListPagination, NoResult, Section, UnreadableRows } from '../ui';

/** The followers of the account, a page at a time. */
export const UserFollowers = () => {
  const user = useRecordContext<User>();
  if (!user) return null;
  return (
    <Section title="resources.users.fields.metrics.followers">
      <ReferenceManyField
        reference="followers"
        target="following"
        perPage={20}
        pagination={<ListPagination />}
      >
        <UnreadableRows />
        <FollowerTable empty={<NoResult text="resources.followers.none" />} />
      </ReferenceManyField>
    </Section>
  );
};
