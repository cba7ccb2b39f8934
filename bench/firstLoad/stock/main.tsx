import simpleRestProvider from 'ra-data-simple-rest';
import { Admin, DataTable, List, Resource } from 'react-admin';
import { createRoot } from 'react-dom/client';

const UserList = () => (
  <List>
    <DataTable>
      <DataTable.Col source="first_name" />
      <DataTable.Col source="last_name" />
    </DataTable>
  </List>
);

createRoot(document.getElementById('root') as HTMLElement).render(
  <Admin dataProvider={simpleRestProvider('/api/1')}>
    <Resource name="users" list={UserList} />
  </Admin>,
);
