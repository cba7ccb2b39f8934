import { render, screen } from '@testing-library/react';
import { AdminContext, memoryStore, TestMemoryRouter } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { expect, it } from 'vitest';
import { createI18nProvider } from '../i18n';
import { UnfilledForms } from './ConsoleLayout';
import { NotFoundPage } from './pages';

const i18nProvider = await createI18nProvider();

it('a page that does not exist says so in one sentence, with a way on', async () => {
  render(
    <TestMemoryRouter>
      <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
        <NotFoundPage />
      </AdminContext>
    </TestMemoryRouter>,
  );
  expect(await screen.findByText(/mauvais lien\.$/)).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Aller aux comptes' })).toBeInTheDocument();
});

it('an address fills no form', async () => {
  const Address = () => <output>{useLocation().search}</output>;
  render(
    <TestMemoryRouter initialEntries={['/users/a/show?source={"number":"60"}&page=2']}>
      <UnfilledForms>
        <Address />
      </UnfilledForms>
    </TestMemoryRouter>,
  );
  expect(await screen.findByText('?page=2')).toBeInTheDocument();
});
