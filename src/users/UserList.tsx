import { ColumnsButton, CreateButton, DataTable, TopToolbar } from 'react-admin';
import type { User } from '../api/contract';
import { DEFAULT_SORT } from '../dataProvider';
import {
  DateField,
  ListPagination,
  ListSearchInput,
  ListSortButton,
  NoResult,
  NumberColumn,
  PublicPageButton,
  ResourceList,
} from '../ui';
import { UserStatusField } from '../accounts';
import { PasteListButton } from './selection/PasteListButton';
import { SelectMatching } from './selection/SelectMatching';
import { UserExportButton } from './UserExportButton';
import { UserIdentityField } from './UserIdentityField';
import { UserLinksField } from './UserLinksField';
import { UserListBody } from './UserListBody';
import { UserOrganizationsField } from './UserOrganizationsField';

const filters = [<ListSearchInput key="q" source="q" alwaysOn hint="resources.users.search" />];

const PAGE_SIZES = [20, 50, 100, 200, 500];

const SORT_FIELDS = [
  'default',
  'last_name',
  'first_name',
  'metrics.datasets',
  'metrics.reuses',
  'metrics.followers',
  'since',
];

const Actions = () => (
  <TopToolbar>
    {/* Also has the sorts of the column headers, which narrow screens do not show. */}
    <ListSortButton fields={SORT_FIELDS} />
    <ColumnsButton />
    <PasteListButton />
    <UserExportButton />
    <CreateButton />
  </TopToolbar>
);

/** The list of accounts: search, sort, pages, columns, export and selection. */
export const UserList = () => (
  <ResourceList
    filters={filters}
    actions={<Actions />}
    sort={DEFAULT_SORT}
    sortFields={SORT_FIELDS}
    pageSizes={PAGE_SIZES}
    perPage={50}
    pagination={<ListPagination rowsPerPageOptions={PAGE_SIZES} />}
    empty={false}
    exporter={false}
  >
    <DataTable<User>
      rowClick="show"
      body={UserListBody}
      bulkActionButtons
      // The actions on the selection are in the tray, because react-admin's toolbar would cover the
      // search.
      bulkActionsToolbar={<SelectMatching />}
      empty={<NoResult text="resources.users.no_result" />}
      hiddenColumns={['metrics.reuses', 'metrics.following', 'roles', 'page', 'id']}
    >
      <DataTable.Col
        source="last_name"
        label="resources.users.fields.identity"
        field={UserIdentityField}
      />
      <DataTable.Col source="active" field={UserStatusField} disableSort />
      <DataTable.Col
        source="website"
        label="resources.users.fields.links"
        field={UserLinksField}
        disableSort
      />
      <DataTable.Col source="organizations" field={UserOrganizationsField} disableSort />
      <NumberColumn source="metrics.datasets" sortByOrder="DESC" />
      <NumberColumn source="metrics.reuses" sortByOrder="DESC" />
      <NumberColumn source="metrics.followers" sortByOrder="DESC" />
      <NumberColumn source="metrics.following" disableSort />
      <DataTable.Col source="since" sortByOrder="DESC" field={DateField} />
      <DataTable.Col source="last_login_at" disableSort>
        <DateField source="last_login_at" emptyText="resources.users.never" />
      </DataTable.Col>
      <DataTable.Col source="roles" disableSort render={({ roles }) => roles.join(', ')} />
      <DataTable.Col source="page" disableSort>
        <PublicPageButton path="users" />
      </DataTable.Col>
      <DataTable.Col source="id" disableSort />
    </DataTable>
  </ResourceList>
);
