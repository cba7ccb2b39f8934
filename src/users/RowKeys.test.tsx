import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  AdminContext,
  DataTable,
  ListBase,
  memoryStore,
  ResourceContextProvider,
  TestMemoryRouter,
} from 'react-admin';
import { HotkeysProvider } from 'react-hotkeys-hook';
import { expect, it } from 'vitest';
import { aUser } from '../api/contract/builders';
import { createI18nProvider } from '../i18n';
import { UserIdentityField } from './UserIdentityField';
import { UserListBody } from './UserListBody';

const i18nProvider = await createI18nProvider();
const users = ['a', 'b', 'c', 'd', 'e'].map((id) => aUser({ id, last_name: id }));

it('Shift extends the selection, with x and with the mouse, and never takes away', async () => {
  render(
    <TestMemoryRouter initialEntries={['/users']}>
      <AdminContext
        dataProvider={{ getList: async () => ({ data: users, total: 5 }) } as never}
        i18nProvider={i18nProvider}
        store={memoryStore()}
      >
        <HotkeysProvider>
          <ResourceContextProvider value="users">
            <ListBase>
              <DataTable body={UserListBody} bulkActionButtons>
                <DataTable.Col source="last_name" field={UserIdentityField} />
              </DataTable>
            </ListBase>
          </ResourceContextProvider>
        </HotkeysProvider>
      </AdminContext>
    </TestMemoryRouter>,
  );
  await screen.findAllByRole('row');
  // Without the one that selects all.
  const boxes = () => screen.getAllByRole('checkbox').slice(1);
  const selected = () =>
    users.filter((_user, row) => (boxes()[row] as HTMLInputElement).checked).map(({ id }) => id);

  // The second row, then from it to the fourth.
  await userEvent.keyboard('jjxjj');
  await userEvent.keyboard('{Shift>}X{/Shift}');
  expect(selected()).toEqual(['b', 'c', 'd']);
  // Back to a row that is selected already.
  await userEvent.keyboard('k');
  await userEvent.keyboard('{Shift>}X{/Shift}');
  expect(selected()).toEqual(['b', 'c', 'd']);
  await userEvent.keyboard('x');
  expect(selected()).toEqual(['b', 'd']);

  fireEvent.click(boxes()[3] as HTMLElement, { shiftKey: true });
  expect(selected()).toEqual(['b', 'c', 'd']);
});
