import {
  ColumnsButton,
  CreateButton,
  DataTable,
  DateField,
  List,
  Pagination,
  SearchInput,
  TopToolbar,
} from 'react-admin';
import type { User } from '../api/contract';
import { DEFAULT_SORT } from '../dataProvider';
import { NoResult, PublicPageButton } from '../layout';
import { BulkDeactivateButton } from './BulkDeactivateButton';
import { UserExportButton } from './UserExportButton';
import { UserIdentityField } from './UserIdentityField';
import { UserLinksField } from './UserLinksField';
import { UserOrganizationsField } from './UserOrganizationsField';
import { UserSortButton } from './UserSortButton';
import { UserStatusField } from './UserStatusField';

const filters = [
  <SearchInput
    key="q"
    source="q"
    alwaysOn
    placeholder="resources.users.search"
    helperText={false}
    sx={{ width: 320 }}
  />,
];

const PAGE_SIZES = [20, 50, 100, 200, 500];

const Actions = () => (
  <TopToolbar>
    <UserSortButton />
    <ColumnsButton />
    <UserExportButton />
    <CreateButton />
  </TopToolbar>
);

/** Accounts: search, sort, page, choose columns, export, select and deactivate. */
export const UserList = () => (
  <List
    filters={filters}
    actions={<Actions />}
    sort={DEFAULT_SORT}
    perPage={50}
    pagination={<Pagination rowsPerPageOptions={PAGE_SIZES} />}
    empty={false}
    exporter={false}
  >
    <DataTable<User>
      rowClick="show"
      bulkActionButtons={<BulkDeactivateButton />}
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
      <DataTable.NumberCol source="metrics.datasets" sortByOrder="DESC" />
      <DataTable.NumberCol source="metrics.reuses" sortByOrder="DESC" />
      <DataTable.NumberCol source="metrics.followers" sortByOrder="DESC" />
      <DataTable.NumberCol source="metrics.following" disableSort />
      <DataTable.Col source="since" sortByOrder="DESC" field={DateField} />
      <DataTable.Col source="last_login_at" disableSort field={DateField} />
      <DataTable.Col source="roles" disableSort render={({ roles }) => roles.join(', ')} />
      <DataTable.Col source="page" disableSort>
        <PublicPageButton path="users" />
      </DataTable.Col>
      <DataTable.Col source="id" disableSort />
    </DataTable>
  </List>
);
