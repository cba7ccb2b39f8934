import { render, screen } from '@testing-library/react';
import { I18nContextProvider, RecordContextProvider } from 'react-admin';
import { expect, it } from 'vitest';
import { aFollow } from '../api/contract/builders';
import { createI18nProvider } from '../i18n';
import { FollowDate } from './FollowDate';

const i18nProvider = await createI18nProvider();

const renderDate = (since: string) =>
  render(
    <I18nContextProvider value={i18nProvider}>
      <RecordContextProvider value={aFollow({ since })}>
        <FollowDate />
      </RecordContextProvider>
    </I18nContextProvider>,
  );

it('shows the date of a follow', async () => {
  renderDate('2024-03-01T12:00:00+00:00');
  expect(await screen.findByText(/2024/)).toBeInTheDocument();
});

it('shows the time of the request as an unknown date', async () => {
  renderDate(new Date().toISOString());
  expect(await screen.findByText('Inconnue, ou à l’instant')).toBeInTheDocument();
});
