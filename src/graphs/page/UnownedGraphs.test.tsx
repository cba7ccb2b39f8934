import 'fake-indexeddb/auto';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { AdminContext, memoryStore } from 'react-admin';
import { beforeEach, expect, it } from 'vitest';
import { ModeratorProvider } from '../../auth';
import { createI18nProvider } from '../../i18n';
import { InstanceProvider } from '../../instance';
import { DATABASE_NAME } from '../crawl/databaseName';
import { openGraphDatabase } from '../crawl/graphDatabase';
import { newGraph } from '../crawl/newGraph';
import { UnownedGraphs } from './UnownedGraphs';

const i18nProvider = await createI18nProvider();
const instance = 'https://udata.example/api/1';
const { graphs } = openGraphDatabase(DATABASE_NAME);
const budget = { accounts: 10, requests: 10 };

const renderNotice = () =>
  render(
    <InstanceProvider
      config={{
        apiUrl: instance,
        instance,
        instanceName: 'Essai',
        publicUrl: null,
        accent: null,
        retentionDays: null,
      }}
    >
      <ModeratorProvider moderator="ada">
        <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
          <UnownedGraphs />
        </AdminContext>
      </ModeratorProvider>
    </InstanceProvider>,
  );

beforeEach(async () => {
  await graphs.clear();
  for (const name of ['Jeanne Dupont', 'Autre']) {
    await graphs.put(newGraph({ name, seeds: ['a'], instance, depth: 1, budget, now: 1 }));
  }
});

it.each([
  ['Ce sont les miens', ['ada', 'ada']],
  ['Effacer', []],
])('asks whose the graphs of before are, without naming them: %s', async (answer, owners) => {
  renderNotice();
  expect(await screen.findByText(/garde 2 graphes dont le modérateur/)).toBeInTheDocument();
  expect(screen.queryByText(/Dupont/)).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: answer }));
  await expect.poll(() => screen.queryByRole('alert')).toBeNull();
  expect((await graphs.toArray()).map(({ owner }) => owner)).toEqual(owners);
});
