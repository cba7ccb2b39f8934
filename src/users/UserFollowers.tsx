import { DataTable, ReferenceManyField, useRecordContext } from 'react-admin';
import type { Follow, User } from '../api/contract';
import { AccountIdentity, FollowDate } from '../accounts';
import { ListPagination, NoResult, Section } from '../ui';

/** Who follows the account, a page at a time. */
export const UserFollowers = () => {
  const user = useRecordContext<User>();
  if (!user) return null;
  return (
    <Section title="resources.users.fields.metrics.followers">
      <ReferenceManyField
        reference="followers"
        target="following"
        perPage={20}
        pagination={<ListPagination rowsPerPageOptions={[20, 50, 100]} />}
      >
        <DataTable<Follow>
          bulkActionButtons={false}
          rowClick={(_id, _resource, follow) => `/users/${(follow as Follow).follower.id}/show`}
          empty={<NoResult text="resources.followers.none" />}
        >
          <DataTable.Col
            source="follower"
            disableSort
            render={({ follower }) => <AccountIdentity account={follower} />}
          />
          <DataTable.Col source="since" disableSort field={FollowDate} />
        </DataTable>
      </ReferenceManyField>
    </Section>
  );
};
