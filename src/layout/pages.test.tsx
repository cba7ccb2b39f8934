import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, memoryStore, TestMemoryRouter } from 'react-admin';
import { Link, Route, Routes, useLocation, useNavigate } from 'react-router-dom';
import { expect, it, vi } from 'vitest';
import { createI18nProvider } from '../i18n';
import { PageBoundary, ScrollToTop, UnfilledForms } from './ConsoleLayout';
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

it('a link shows a page from its top, and going back shows it where it was left', async () => {
  const scroll = vi.spyOn(window, 'scrollTo').mockReturnValue();
  const Links = () => {
    const navigate = useNavigate();
    return (
      <>
        <Link to="/users/a/show">page</Link>
        <Link to="/users/a/show?page=2">part</Link>
        <button onClick={() => void navigate(-1)}>back</button>
        <output>{useLocation().pathname}</output>
      </>
    );
  };
  render(
    <TestMemoryRouter initialEntries={['/users']}>
      <ScrollToTop />
      <Links />
    </TestMemoryRouter>,
  );
  await userEvent.click(await screen.findByText('page'));
  expect(await screen.findByText('/users/a/show')).toBeInTheDocument();
  expect(scroll).toHaveBeenCalledExactlyOnceWith(0, 0);
  await userEvent.click(screen.getByText('part'));
  await userEvent.click(screen.getByText('back'));
  await userEvent.click(screen.getByText('back'));
  expect(await screen.findByText('/users')).toBeInTheDocument();
  expect(scroll).toHaveBeenCalledOnce();
});

it('a page that failed is tried again on demand, and left for another one', async () => {
  // React logs the errors that a boundary shows.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  let isBroken = true;
  const Broken = () => {
    if (isBroken) throw new Error('broken');
    return <p>mended</p>;
  };
  const GoOn = () => <Link to="/fine">go on</Link>;
  const renderAt = () =>
    render(
      <TestMemoryRouter initialEntries={['/broken']}>
        <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
          <GoOn />
          <PageBoundary>
            <Routes>
              <Route path="/broken" element={<Broken />} />
              <Route path="/fine" element={<p>fine</p>} />
            </Routes>
          </PageBoundary>
        </AdminContext>
      </TestMemoryRouter>,
    );

  const { unmount } = renderAt();
  expect(await screen.findByRole('alert')).toHaveTextContent('broken');
  await userEvent.click(screen.getByText('go on'));
  expect(await screen.findByText('fine')).toBeInTheDocument();
  unmount();

  renderAt();
  await screen.findByRole('alert');
  isBroken = false;
  await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
  expect(await screen.findByText('mended')).toBeInTheDocument();
});
