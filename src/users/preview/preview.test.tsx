import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { AdminContext, Form, memoryStore } from 'react-admin';
import { VirtuosoMockContext } from 'react-virtuoso';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { aUser } from '../../api/contract/builders';
import { type JobRunner, JobsContext } from '../../jobs';
import { createI18nProvider } from '../../i18n';
import { userActions } from '../actions';
import { JobPreviewDialog } from './JobPreviewDialog';
import type { PlannedAccount } from './plan';
import { PreviewTable } from './PreviewTable';
import { reasonsFor } from './reasons';
import { ReasonInputs } from './ReasonInputs';

const i18nProvider = await createI18nProvider();

const REASONS = [
  { id: 'auto_spam', label: 'Auto-detected spam' },
  { id: 'spam', label: 'Spam' },
];

const start = vi.fn<JobRunner['start']>().mockResolvedValue('job');

const renderPart = (part: ReactNode, store = memoryStore()) =>
  render(
    <AdminContext
      // Only the methods that these tests call.
      dataProvider={
        {
          getList: async () => ({ data: REASONS, total: 2 }),
          getMany: async (_resource: string, { ids }: { ids: string[] }) => ({
            data: ids.map((id) => aUser({ id })),
          }),
        } as never
      }
      authProvider={{ getIdentity: async () => ({ id: 'moderator' }) } as never}
      i18nProvider={i18nProvider}
      store={store}
    >
      <JobsContext value={{ runner: { start } } as never}>
        <VirtuosoMockContext value={{ viewportHeight: 600, itemHeight: 40 }}>
          {part}
        </VirtuosoMockContext>
      </JobsContext>
    </AdminContext>,
  );

const planned = (id: string, overrides: Partial<PlannedAccount> = {}): PlannedAccount => ({
  user: aUser({ id }),
  readAt: 0,
  exclusion: null,
  isAlreadySo: false,
  isIncluded: true,
  ...overrides,
});

beforeEach(() => {
  start.mockClear();
});

describe('the preview of an action', () => {
  it.each([
    ['deactivate', 'Sera désactivé'],
    ['reactivate', 'Sera réactivé'],
    ['grant_role', 'Recevra le rôle'],
    ['withdraw_role', 'Perdra le rôle'],
    ['demand_password', 'Devra changer de mot de passe'],
    ['delete', 'Sera supprimé'],
  ])('shows the effect of %s on an account', async (action, effect) => {
    expect(userActions).toHaveProperty(action);
    renderPart(
      <PreviewTable
        action={action}
        accounts={[planned('a'), planned('b', { isAlreadySo: true })]}
        onInclude={() => undefined}
      />,
    );
    expect(await screen.findByText(effect)).toBeInTheDocument();
    expect(screen.getByText('Déjà ainsi')).toBeInTheDocument();
  });

  it('does not offer the reason for automatic detections', async () => {
    renderPart(
      <Form defaultValues={{ reason: { code: '', text: '' } }}>
        <ReasonInputs action="deactivate" />
      </Form>,
    );
    await userEvent.click(await screen.findByRole('combobox', { name: /^Motif/ }));
    const options = await screen.findAllByRole('option');
    expect(options.map(({ textContent }) => textContent)).toEqual(['Spam']);
  });

  it('offers each action its own reasons, and proposes only what was given for the same action', async () => {
    const inner = memoryStore();
    inner.setup();
    // Otherwise it forgets everything whenever a dialog is mounted or unmounted.
    const store = { ...inner, setup: () => undefined, teardown: () => undefined };
    const onClose = vi.fn();
    const open = (action: string) =>
      renderPart(
        <JobPreviewDialog action={action} ids={['a']} areIncluded onClose={onClose} />,
        store,
      );
    const reason = () => screen.findByRole('combobox', { name: /^Motif/ });
    const details = () => screen.getByRole('combobox', { name: /^Précision/ });
    store.setItem('bulk.reasonDraft', { ids: ['a'], text: 'cercle' });

    let shown = open('deactivate');
    await userEvent.click(await reason());
    await userEvent.click(await screen.findByRole('option', { name: 'Spam' }));
    expect(details()).toHaveValue('cercle');
    await userEvent.click(screen.getByRole('button', { name: 'Désactiver 1 compte' }));
    await expect.poll(() => onClose.mock.calls.length).toBe(1);
    expect(start.mock.lastCall?.[0].reason).toEqual({ code: 'spam', text: 'cercle' });
    shown.unmount();

    shown = open('reactivate');
    expect(await reason()).not.toHaveTextContent('Spam');
    expect(details()).toHaveValue('');
    await userEvent.click(details());
    await userEvent.keyboard('{ArrowDown}');
    expect(screen.queryByRole('option', { name: 'cercle' })).toBeNull();
    await userEvent.click(await reason());
    expect(screen.queryByRole('option', { name: 'Spam' })).toBeNull();
    expect(screen.getByRole('option', { name: 'Désactivé par erreur' })).toBeInTheDocument();
    shown.unmount();

    open('deactivate');
    expect(await screen.findByText('Spam')).toBeInTheDocument();
  });

  it.each(Object.keys(userActions))('has a label for each reason of %s', (action) => {
    const { translate } = i18nProvider;
    const reasons = reasonsFor(action, REASONS, (code) =>
      translate(`actions.reason.labels.${code}`),
    );
    expect(reasons.length).toBeGreaterThan(0);
    expect(reasons.filter(({ label }) => label.includes('.'))).toEqual([]);
  });

  it('sends either no e-mail or the legal notice, never both', async () => {
    renderPart(
      <JobPreviewDialog action="delete" ids={['a']} areIncluded onClose={() => undefined} />,
    );
    const option = (name: RegExp) => screen.findByRole('checkbox', { name });
    await userEvent.click(await option(/Ne pas prévenir/));
    await userEvent.click(await option(/commentaires/));
    await userEvent.click(await option(/notification légale/));
    expect(await option(/Ne pas prévenir/)).not.toBeChecked();
    expect(await option(/commentaires/)).toBeChecked();
    await userEvent.click(await option(/Ne pas prévenir/));
    expect(await option(/notification légale/)).not.toBeChecked();
    expect(await option(/commentaires/)).toBeChecked();
  });

  it('says what is missing, and does not start until it is filled in', async () => {
    renderPart(
      <JobPreviewDialog action="delete" ids={['a']} areIncluded onClose={() => undefined} />,
    );
    expect(await screen.findByRole('heading', { name: 'Supprimer un compte' })).toBeInTheDocument();
    const confirm = await screen.findByRole('button', { name: 'Supprimer 1 compte' });
    expect(confirm).toHaveAccessibleDescription('Choisir d’abord un motif.');
    await userEvent.click(confirm);
    await userEvent.click(screen.getByRole('combobox', { name: /^Motif/ }));
    await userEvent.click(await screen.findByRole('option', { name: 'Spam' }));
    expect(confirm).toHaveAccessibleDescription('Taper d’abord le nombre de comptes.');
    await userEvent.click(confirm);
    expect(start).not.toHaveBeenCalled();
    await userEvent.type(screen.getByLabelText(/Pour confirmer/), '1');
    expect(confirm).not.toHaveAccessibleDescription();
    await userEvent.click(confirm);
    expect(start).toHaveBeenCalledOnce();
  });
});
