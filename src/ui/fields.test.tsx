import { render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { I18nContextProvider, RecordContextProvider } from 'react-admin';
import { describe, expect, it } from 'vitest';
import { createI18nProvider } from '../i18n';
import { DateField } from './DateField';
import { NumberField } from './NumberField';

const i18nProvider = await createI18nProvider();

// The language of the browser is English in these tests, that of the console French.
const renderField = (field: ReactNode) =>
  render(
    <I18nContextProvider value={i18nProvider}>
      <RecordContextProvider
        value={{ id: 1, since: '2024-03-01T12:00:00+00:00', last: null, count: 1994 }}
      >
        {field}
      </RecordContextProvider>
    </I18nContextProvider>,
  );

describe('the fields of a record', () => {
  it('show a date in the language of the console', async () => {
    renderField(<DateField source="since" />);
    expect(await screen.findByText('1 mars 2024')).toBeInTheDocument();
  });

  it('show the time too when asked', async () => {
    renderField(<DateField source="since" showTime />);
    expect(await screen.findByText(/^1 mars 2024, \d\d:\d\d$/)).toBeInTheDocument();
  });

  it('show a text instead of a missing date', async () => {
    renderField(<DateField source="last" emptyText="resources.users.never" />);
    expect(await screen.findByText('jamais')).toBeInTheDocument();
  });

  it('show a number in the language of the console', async () => {
    renderField(<NumberField source="count" />);
    expect(await screen.findByText(/^1\s994$/)).toBeInTheDocument();
  });
});
