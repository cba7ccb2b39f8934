import { Alert } from '@mui/material';
import { DataTable, useTranslate } from 'react-admin';
import type { RoleRecord } from '../dataProvider';
import { NoResult, ResourceList } from '../ui';

/** More roles than any platform has. */
const ALL = 1000;

const RoleMeaning = ({ name }: { name: string }) => {
  const translate = useTranslate();
  return (
    <>
      {translate(`resources.roles.meaning.${name}`, {
        _: translate('resources.roles.meaning.other'),
      })}
    </>
  );
};

const HowToFindHolders = () => {
  const translate = useTranslate();
  return (
    <Alert severity="info" sx={{ mb: 2 }}>
      {translate('resources.roles.no_filter')}
    </Alert>
  );
};

/** The site-wide roles, and what each grants. */
export const RoleList = () => (
  <>
    <ResourceList
      pagination={false}
      perPage={ALL}
      sortFields={['name']}
      pageSizes={[ALL]}
      sort={{ field: 'name', order: 'ASC' }}
      exporter={false}
      empty={false}
    >
      <DataTable<RoleRecord>
        bulkActionButtons={false}
        rowClick={false}
        empty={<NoResult text="resources.roles.none" />}
      >
        <DataTable.Col source="name" />
        <DataTable.Col
          source="meaning"
          label="resources.roles.fields.meaning"
          disableSort
          render={({ name }) => <RoleMeaning name={name} />}
        />
      </DataTable>
    </ResourceList>
    <HowToFindHolders />
  </>
);
