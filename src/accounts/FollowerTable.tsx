import type { ReactElement } from 'react';
import { DataTable } from 'react-admin';
import type { Follow } from '../api/contract';
import { AccountIdentity } from './AccountIdentity';
import { FollowDate } from './FollowDate';

/** A list of followers with the dates of their follows. A click on a row opens the account. */
export const FollowerTable = ({ empty }: { empty: ReactElement }) => (
  <DataTable<Follow>
    bulkActionButtons={false}
    rowClick={(_id, _resource, follow) => `/users/${(follow as Follow).follower.id}/show`}
    empty={empty}
  >
    <DataTable.Col
      source="follower"
      disableSort
      render={({ follower }) => <AccountIdentity account={follower} />}
    />
    <DataTable.Col source="since" disableSort field={FollowDate} />
  </DataTable>
);
