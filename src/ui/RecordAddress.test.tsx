import { render, screen } from '@testing-library/react';
import {
  AdminContext,
  HttpError,
  memoryStore,
  ResourceContextProvider,
  TestMemoryRouter,
} from 'react-admin';
import { Route, Routes, useLocation } from 'react-router-dom';
import { expect, it } from 'vitest';
import { ApiError } from '../api';
import { anId } from '../api/contract/builders';
import { createI18nProvider } from '../i18n';
import { MissingPage } from './MissingPage';
import { RecordAddress } from './RecordAddress';
import { RecordShow } from './RecordShow';

const i18nProvider = await createI18nProvider();
const id = anId('a');

const getOne = async (_resource: string, { id: asked }: { id: string }) => {
  if (asked === id || asked === 'jeanne-dupont') return { data: { id } };
  throw Object.assign(new HttpError('gone', 404), {
    cause: new ApiError({ kind: 'not_found', status: 404, message: null, fields: {} }),
  });
};

const Page = () => (
  <RecordAddress>
    <RecordShow
      missing={<MissingPage text="resources.users.missing" label="keys.go.users" to="/users" />}
    >
      <output>{useLocation().pathname}</output>
    </RecordShow>
  </RecordAddress>
);

const open = (at: string) =>
  render(
    <TestMemoryRouter initialEntries={[at]}>
      <AdminContext
        dataProvider={{ getOne } as never}
        i18nProvider={i18nProvider}
        store={memoryStore()}
      >
        <ResourceContextProvider value="users">
          <Routes>
            <Route path="/users/:id/show" element={<Page />} />
            <Route path="/users/:id" element={<Page />} />
          </Routes>
        </ResourceContextProvider>
      </AdminContext>
    </TestMemoryRouter>,
  );

it.each(['/users/jeanne-dupont', '/users/jeanne-dupont/show', `/users/${id}/show`])(
  'the address %s ends at the page of the account',
  async (at) => {
    open(at);
    expect(await screen.findByText(`/users/${id}/show`)).toBeInTheDocument();
  },
);

it.each(['/users/nobody', `/users/${anId('b')}/show`])(
  'the address %s says that there is no such account, with a way on',
  async (at) => {
    open(at);
    expect(await screen.findByText(/Aucun compte à cette adresse/)).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Aller aux comptes' })).toBeInTheDocument();
  },
);
