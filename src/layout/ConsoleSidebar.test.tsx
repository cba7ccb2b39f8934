import { Dialog } from '@mui/material';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, memoryStore, SidebarToggleButton } from 'react-admin';
import { beforeEach, expect, it, vi } from 'vitest';
import { createI18nProvider } from '../i18n';
import { ConsoleSidebar } from './ConsoleSidebar';

const i18nProvider = await createI18nProvider();
let isNarrow = false;
const listeners = new Set<() => void>();

beforeEach(() => {
  isNarrow = false;
  listeners.clear();
  vi.stubGlobal('matchMedia', (query: string) => ({
    get matches() {
      return isNarrow && query.includes('max-width');
    },
    addEventListener: (_name: string, listener: () => void) => listeners.add(listener),
    removeEventListener: (_name: string, listener: () => void) => listeners.delete(listener),
  }));
});

const resize = (narrow: boolean) => {
  act(() => {
    isNarrow = narrow;
    for (const listener of listeners) listener();
  });
};

const renderSidebar = (hasDialog: boolean) =>
  render(
    <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
      <SidebarToggleButton />
      <ConsoleSidebar>
        <p>menu</p>
      </ConsoleSidebar>
      <Dialog open={hasDialog}>dialog</Dialog>
    </AdminContext>,
  );

it('hides no dialog when the window becomes narrow, and is open again once it is wide', async () => {
  renderSidebar(true);
  expect(await screen.findByText('menu')).toBeInTheDocument();
  resize(true);
  expect(screen.getByRole('dialog')).toHaveTextContent('dialog');
  expect(screen.queryByText('menu')).toBeNull();
  resize(false);
  expect(await screen.findByText('menu')).toBeInTheDocument();
  expect(document.querySelector('.RaSidebar-open')).not.toBeNull();
});

it('opens in a narrow window when asked', async () => {
  renderSidebar(false);
  await screen.findByText('menu');
  resize(true);
  expect(screen.queryByText('menu')).toBeNull();
  await userEvent.click(screen.getByRole('button'));
  expect(await screen.findByText('menu')).toBeVisible();
});
