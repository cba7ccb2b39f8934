import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, memoryStore, useNotify } from 'react-admin';
import { expect, it } from 'vitest';
import { createI18nProvider } from '../i18n';
import { Notifications } from './Notifications';

const i18nProvider = await createI18nProvider();

const Notifier = ({ messages }: { messages: readonly string[] }) => {
  const notify = useNotify();
  return (
    <button
      onClick={() => {
        for (const message of messages) notify(message, { autoHideDuration: 500 });
      }}
    >
      notify
    </button>
  );
};

const notifyOf = async (messages: readonly string[]) => {
  render(
    <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
      <Notifier messages={messages} />
      <Notifications />
    </AdminContext>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'notify' }));
};
const shown = () => screen.queryAllByRole('alert').map(({ textContent }) => textContent);

it('shows forty times the same message once, for as long as one', async () => {
  await notifyOf(Array.from({ length: 40 }, () => 'keys.nothing.undo'));
  expect(shown()).toEqual(['Rien à défaire.']);
  // Forty in turn would take 20 s.
  await waitFor(
    () => {
      expect(shown()).toEqual([]);
    },
    { timeout: 5_000 },
  );
});

it('shows different messages together, and those that do not fit afterwards', async () => {
  await notifyOf(['un', 'deux', 'un', 'trois', 'quatre']);
  expect(shown()).toEqual(['un', 'deux', 'trois']);
  expect(await screen.findByText('quatre')).toBeInTheDocument();
});
