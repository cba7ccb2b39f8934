import {
  ColumnsButton,
  DataTable,
  DateField,
  FilterButton,
  List,
  Pagination,
  SearchInput,
  SelectInput,
  SortButton,
  TopToolbar,
} from 'react-admin';
import { BADGE_KINDS, type Organization } from '../api/contract';
import { DEFAULT_SORT } from '../dataProvider';
import { NoResult, PublicPageButton } from '../layout';
import { OrganizationBadgesField } from './OrganizationBadgesField';
import { OrganizationIdentityField } from './OrganizationIdentityField';

const badgeChoices = BADGE_KINDS.map((id) => ({
  id,
  name: `resources.organizations.badges.${id}`,
}));

const filters = [
  <SearchInput
    key="q"
    source="q"
    alwaysOn
    placeholder="resources.organizations.search"
    sx={{ width: 320 }}
  />,
  <SelectInput key="badge" source="badge" choices={badgeChoices} />,
];

const Actions = () => (
  <TopToolbar>
    <FilterButton />
    <SortButton
      fields={[
        'default',
        'name',
        'metrics.datasets',
        'metrics.reuses',
        'metrics.followers',
        'created_at',
        'last_modified',
      ]}
    />
    <ColumnsButton />
  </TopToolbar>
);

/** Organizations: search, filter by badge, sort, page. */
export const OrganizationList = () => (
  <List
    filters={filters}
    actions={<Actions />}
    sort={DEFAULT_SORT}
    perPage={50}
    pagination={<Pagination rowsPerPageOptions={[20, 50, 100]} />}
    empty={false}
    exporter={false}
  >
    <DataTable<Organization>
      rowClick="show"
      bulkActionButtons={false}
      empty={<NoResult text="resources.organizations.no_result" />}
      hiddenColumns={['last_modified', 'page']}
    >
      <DataTable.Col source="name" field={OrganizationIdentityField} />
      <DataTable.Col source="badges" field={OrganizationBadgesField} disableSort />
      <DataTable.NumberCol
        source="members"
        disableSort
        render={({ members }: Organization) => members.length}
      />
      <DataTable.NumberCol source="metrics.datasets" sortByOrder="DESC" />
      <DataTable.NumberCol source="metrics.reuses" sortByOrder="DESC" />
      <DataTable.NumberCol source="metrics.followers" sortByOrder="DESC" />
      <DataTable.Col source="created_at" field={DateField} sortByOrder="DESC" />
      <DataTable.Col source="last_modified" field={DateField} sortByOrder="DESC" />
      <DataTable.Col source="page" disableSort>
        <PublicPageButton path="organizations" />
      </DataTable.Col>
    </DataTable>
  </List>
);
