import { render, screen } from '@testing-library/react';
import { AdminContext, memoryStore, RecordContextProvider, TestMemoryRouter } from 'react-admin';
import { VirtuosoMockContext } from 'react-virtuoso';
import { expect, it } from 'vitest';
import { anOrganizationReference, aUser } from '../api/contract/builders';
import { createI18nProvider } from '../i18n';
import { PreviewTable } from './preview/PreviewTable';
import { UserEvidence } from './UserEvidence';
import { UserIdentityField } from './UserIdentityField';
import { UserOrganizationsField } from './UserOrganizationsField';
import { UserSummary } from './UserSummary';
import { UserTitle } from './UserTitle';

const i18nProvider = await createI18nProvider();
const WORD = 'דנה';
const CONTROL = '\u202E';
const hostile = `${WORD}${CONTROL}fdp`;

const user = aUser({
  first_name: hostile,
  last_name: hostile,
  slug: hostile,
  email: `${hostile}@example.org`,
  about: hostile,
  website: `https://example.org/${hostile}`,
  organizations: [anOrganizationReference({ name: hostile, acronym: hostile })],
});

it('isolates and marks the direction of every text of an account', async () => {
  render(
    <TestMemoryRouter>
      <AdminContext i18nProvider={i18nProvider} store={memoryStore()}>
        <RecordContextProvider value={user}>
          <UserTitle />
          <UserIdentityField />
          <UserSummary />
          <UserEvidence />
          <UserOrganizationsField />
        </RecordContextProvider>
        <VirtuosoMockContext value={{ viewportHeight: 600, itemHeight: 40 }}>
          <PreviewTable
            action="deactivate"
            accounts={[{ user, readAt: 0, exclusion: null, isAlreadySo: false, isIncluded: true }]}
            onInclude={() => undefined}
          />
        </VirtuosoMockContext>
      </AdminContext>
    </TestMemoryRouter>,
  );
  await screen.findByRole('region', { name: 'Identité du compte' });
  const texts = document.evaluate(`//text()[contains(., '${WORD}')]`, document, null, 6);
  const nodes = Array.from({ length: texts.snapshotLength }, (_, index) =>
    texts.snapshotItem(index),
  );
  // Names, addresses, slug, text, website and organizations.
  expect(nodes.length).toBeGreaterThan(9);
  const bare = nodes.filter((node) => node?.parentElement?.closest('bdi, [dir]') === null);
  expect(bare.map((node) => node?.parentElement?.outerHTML)).toEqual([]);
  expect(document.body.textContent).toContain('[U+202E]');
  expect(document.body.textContent).not.toContain(CONTROL);
});
