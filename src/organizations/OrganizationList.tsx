import { ColumnsButton, DataTable, FilterButton, SelectInput, TopToolbar } from 'react-admin';
import type { PartlyRead } from '../api';
import { BADGE_KINDS, type Organization } from '../api/contract';
import { DEFAULT_SORT } from '../dataProvider';
import {
  DateField,
  ListPagination,
  ListSearchInput,
  ListSortButton,
  NoResult,
  NumberColumn,
  PAGE_SIZES,
  PublicPageButton,
  ResourceList,
} from '../ui';
import { OrganizationBadgesField } from './OrganizationBadgesField';
import { OrganizationIdentityField } from './OrganizationIdentityField';

const badgeChoices = BADGE_KINDS.map((id) => ({
  id,
  name: `resources.organizations.badges.${id}`,
}));

const filters = [
  <ListSearchInput key="q" source="q" alwaysOn hint="resources.organizations.search" />,
  <SelectInput key="badge" source="badge" choices={badgeChoices} />,
];

const SORT_FIELDS = [
  'default',
  'name',
  'metrics.datasets',
  'metrics.reuses',
  'metrics.followers',
  'created_at',
  'last_modified',
];

const Actions = () => (
  <TopToolbar>
    <FilterButton />
    <ListSortButton fields={SORT_FIELDS} />
    <ColumnsButton />
  </TopToolbar>
);

/** The list of organizations: search, filter by badge, sort, pages, columns. */
export const OrganizationList = () => (
  <ResourceList
    filters={filters}
    actions={<Actions />}
    sort={DEFAULT_SORT}
    sortFields={SORT_FIELDS}
    pageSizes={PAGE_SIZES}
    perPage={50}
    pagination={<ListPagination />}
    empty={false}
    exporter={false}
  >
    <DataTable<Organization & PartlyRead>
      rowClick="show"
      bulkActionButtons={false}
      empty={<NoResult text="resources.organizations.no_result" />}
      hiddenColumns={['last_modified', 'page']}
    >
      <DataTable.Col source="name" field={OrganizationIdentityField} />
      <DataTable.Col source="badges" field={OrganizationBadgesField} disableSort />
      <DataTable.Col
        source="members"
        disableSort
        align="right"
        render={({ members, unreadable = 0 }) => members.length + unreadable}
      />
      <NumberColumn source="metrics.datasets" sortByOrder="DESC" />
      <NumberColumn source="metrics.reuses" sortByOrder="DESC" />
      <NumberColumn source="metrics.followers" sortByOrder="DESC" />
      <DataTable.Col source="created_at" field={DateField} sortByOrder="DESC" />
      <DataTable.Col source="last_modified" field={DateField} sortByOrder="DESC" />
      <DataTable.Col source="page" disableSort>
        <PublicPageButton path="organizations" />
      </DataTable.Col>
    </DataTable>
  </ResourceList>
);
