import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, memoryStore } from 'react-admin';
import { expect, it, vi } from 'vitest';
import { createI18nProvider } from '../i18n';
import { InstanceProvider } from '../instance';
import { SignInPage } from './SignInPage';

const i18nProvider = await createI18nProvider();

it.each([
  ['a double click', (button: HTMLElement) => userEvent.dblClick(button)],
  ['Enter pressed five times', () => userEvent.keyboard('{Enter>5/}')],
])('signs in once with %s', async (_press, press) => {
  const login = vi.fn(async () => ({ redirectTo: false }));
  render(
    <InstanceProvider
      config={{
        apiUrl: 'https://udata.example/api/1',
        instance: 'https://udata.example/api/1',
        instanceName: 'Essai',
        publicUrl: null,
        accent: null,
        retentionDays: null,
      }}
    >
      <AdminContext
        authProvider={{ login } as never}
        i18nProvider={i18nProvider}
        store={memoryStore()}
      >
        <SignInPage />
      </AdminContext>
    </InstanceProvider>,
  );
  await userEvent.type(await screen.findByLabelText(/^Clé/), 'key');
  await press(screen.getByRole('button', { name: 'Se connecter' }));
  await expect.poll(() => login.mock.calls.length).toBe(1);
});
