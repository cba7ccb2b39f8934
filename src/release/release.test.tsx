import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { I18nContextProvider } from 'react-admin';
import { ErrorBoundary } from 'react-error-boundary';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createI18nProvider } from '../i18n';
import { lazyComponent, LoadFailureAlert, NewReleaseNotice, watchImports } from './index';

const i18nProvider = await createI18nProvider();
const FILE = 'https://vigie.example/assets/UserList-B1c2D3.js';
const fetchFile = vi.fn<typeof fetch>();

const answer = (status: number, type = 'text/javascript') =>
  fetchFile.mockResolvedValue(new Response('', { status, headers: { 'content-type': type } }));

/** An import that fails as in Chromium, and that Vite tells of, until `isThere`. */
const failingImport = () => {
  const file = { isThere: false };
  const load = async () => {
    if (file.isThere) return () => <p>the page</p>;
    const error = new TypeError(`Failed to fetch dynamically imported module: ${FILE}`);
    window.dispatchEvent(Object.assign(new Event('vite:preloadError'), { payload: error }));
    throw error;
  };
  return { file, Page: lazyComponent(load) };
};

const renderPage = (Page: React.ComponentType) =>
  render(
    <I18nContextProvider value={i18nProvider}>
      <ErrorBoundary
        fallbackRender={({ error, resetErrorBoundary }) => (
          <LoadFailureAlert error={error} onRetry={resetErrorBoundary} />
        )}
      >
        <Suspense fallback={null}>
          <Page />
        </Suspense>
      </ErrorBoundary>
      <NewReleaseNotice />
    </I18nContextProvider>,
  );

watchImports();

beforeEach(() => {
  fetchFile.mockReset();
  vi.stubGlobal('fetch', fetchFile);
  // React logs the errors that a boundary shows.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a file of the console that does not load', () => {
  it.each([
    ['the server does not answer', () => fetchFile.mockRejectedValue(new TypeError('no network'))],
    ['the server is overloaded', () => answer(503)],
    ['the server has it again', () => answer(200)],
  ])('is loaded again on demand when %s', async (_case, prepare) => {
    prepare();
    const { file, Page } = failingImport();
    renderPage(Page);
    expect(await screen.findByText(/le serveur ne répond pas/)).toBeInTheDocument();
    expect(fetchFile.mock.lastCall).toMatchObject([FILE, { cache: 'no-store' }]);
    expect(screen.queryByRole('button', { name: 'Charger la nouvelle version' })).toBeNull();
    file.isThere = true;
    await userEvent.click(screen.getByRole('button', { name: 'Réessayer' }));
    expect(await screen.findByText('the page')).toBeInTheDocument();
  });

  it('is loaded again by itself once the network is back', async () => {
    fetchFile.mockRejectedValue(new TypeError('no network'));
    const { file, Page } = failingImport();
    renderPage(Page);
    expect(await screen.findByText(/le serveur ne répond pas/)).toBeInTheDocument();
    file.isThere = true;
    window.dispatchEvent(new Event('online'));
    expect(await screen.findByText('the page')).toBeInTheDocument();
  });

  it.each([
    ['404', () => answer(404, 'application/json')],
    ['410', () => answer(410)],
    ['the first page of the console', () => answer(200, 'text/html; charset=utf-8')],
  ])('asks for the new version when its address answers %s', async (_case, prepare) => {
    prepare();
    renderPage(failingImport().Page);
    expect(await screen.findByText(/chargée : une nouvelle version/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: 'Réessayer' })).toBeNull();
    // At the place of the part, and on every page.
    expect(screen.getByRole('status')).toHaveTextContent(
      'Ce qui est déjà ouvert fonctionne encore',
    );
    expect(screen.getAllByRole('button', { name: 'Charger la nouvelle version' })).toHaveLength(2);
  });
});
