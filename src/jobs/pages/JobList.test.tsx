import 'fake-indexeddb/auto';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import { describe, expect, it } from 'vitest';
import type { Job } from '../core/job';
import { aJob, anItem } from '../core/builders';
import { JobHistory } from './JobHistory';
import { JobList } from './JobList';
import { aStore, renderJobs } from './renderJobs';

const Place = () => <span data-testid="place">{useLocation().pathname}</span>;

const aStoreWith = async (...jobs: Partial<Job>[]) => {
  const store = aStore();
  for (const [index, job] of jobs.entries()) {
    const id = `job-${index.toString()}`;
    await store.addJob(
      aJob({ id, status: 'finished', createdAt: 1_000 + index, endedAt: 2_000, total: 2, ...job }),
      [0, 1].map((position) =>
        anItem(position, {
          jobId: id,
          state: 'settled',
          outcome: position === 0 ? 'done' : 'refused',
          endedAt: 2_000,
          before: { since: '1969-12-31T00:00:00+00:00' },
        }),
      ),
    );
  }
  return store;
};

describe('the list of jobs', () => {
  it('says what an empty journal means', async () => {
    renderJobs(<JobList />, { store: aStore() });
    expect(await screen.findByText(/Aucun traitement/)).toBeInTheDocument();
  });

  it('shows the action, reason, moderator and outcomes of each job, latest first', async () => {
    renderJobs(<JobList />, {
      store: await aStoreWith({}, { action: 'delete', reason: { code: 'spam', text: 'vague' } }),
    });
    const [, first, second] = await screen.findAllByRole('row');
    expect(first).toHaveTextContent('Suppression');
    expect(first).toHaveTextContent('spam · vague');
    expect(first).toHaveTextContent('Ada Lefèvre');
    expect(first).toHaveTextContent('1 traité · 1 refusé');
    expect(first).toHaveTextContent('Terminé');
    expect(within(second as HTMLElement).getByRole('link')).toHaveAttribute(
      'href',
      '/jobs/job-0/show',
    );
  });

  it('says what a dry run would have done', async () => {
    const store = aStore();
    const outcomes = ['planned', 'planned', 'not_attempted'] as const;
    await store.addJob(
      aJob({ status: 'cancelled', isDryRun: true }),
      outcomes.map((outcome, position) => anItem(position, { state: 'settled', outcome })),
    );
    renderJobs(<JobList />, { store });
    const [, row] = await screen.findAllByRole('row');
    expect(row).toHaveTextContent('2 seraient désactivés · 1 non tenté');
  });

  it('opens a job with a click anywhere on its row', async () => {
    renderJobs(
      <>
        <JobList />
        <Place />
      </>,
      { store: await aStoreWith({}) },
    );
    await userEvent.click(await screen.findByText('Ada Lefèvre'));
    await waitFor(() => {
      expect(screen.getByTestId('place')).toHaveTextContent('/jobs/job-0/show');
    });
  });

  it('shows a job that another tab adds', async () => {
    const store = await aStoreWith({});
    renderJobs(<JobList />, { store });
    await screen.findByText('Désactivation');
    await store.addJob(aJob({ id: 'other', action: 'reactivate' }), []);
    expect(await screen.findByText('Réactivation', {}, { timeout: 3_000 })).toBeInTheDocument();
  });

  it('draws the monthly figures, and describes them in text', async () => {
    renderJobs(<JobList />, { store: await aStoreWith({}), at: '/jobs?view=figures' });
    expect(
      await screen.findByRole('img', { name: /Comptes traités par mois.*1970, 1 dont 0/ }),
    ).toBeInTheDocument();
    expect(screen.getByText('Traités, non défaits')).toBeInTheDocument();
    expect(screen.getByRole('table')).toHaveTextContent(/Désactivation.*spam.*1.*0.*24 h/);
  });

  it('says what is lost before it clears the journal, and clears it once confirmed', async () => {
    const store = await aStoreWith({}, {}, { status: 'paused', endedAt: null });
    renderJobs(<JobList />, { store, at: '/jobs?view=journal' });
    await userEvent.click(await screen.findByRole('button', { name: 'Effacer…' }));
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent('Traitements effacés : 2');
    expect(dialog).toHaveTextContent('Comptes : 4');
    expect(await store.listJobs()).toHaveLength(3);
    await userEvent.click(within(dialog).getByRole('button', { name: 'Effacer définitivement' }));
    await expect.poll(async () => (await store.listJobs()).length).toBe(1);
  });

  it('says how many jobs a retention would remove', async () => {
    renderJobs(<JobList />, { store: await aStoreWith({}), at: '/jobs?view=journal' });
    await userEvent.click(await screen.findByRole('combobox', { name: /Effacer les traitements/ }));
    await userEvent.click(screen.getByRole('option', { name: 'Après 30 jours' }));
    expect(await screen.findByText(/1 traitement sera effacé/)).toBeInTheDocument();
  });

  it('says why a file cannot be imported', async () => {
    renderJobs(<JobList />, { store: aStore(), at: '/jobs?view=journal' });
    const input = await screen.findByLabelText('Importer un journal…', { selector: 'input' });
    const file = new File(['{}'], 'journal.json', { type: 'application/json' });
    // jsdom does not implement `File.text`.
    await userEvent.upload(input, Object.assign(file, { text: () => Promise.resolve('{}') }));
    expect(await screen.findByRole('alert')).toHaveTextContent(/pas un journal valable/);
  });
});

describe('the history of an account', () => {
  it('lists what was done to it, and says so when nothing was done', async () => {
    const store = await aStoreWith({}, { undoOf: 'job-0' });
    const { unmount } = renderJobs(<JobHistory recordId="user-1" />, { store });
    const lines = await screen.findAllByRole('listitem');
    expect(lines[0]).toHaveTextContent(/Défaire \(Désactivation\).*Refusé/);
    expect(lines[1]).toHaveTextContent(/Désactivation.*Refusé.*par Ada Lefèvre.*spam/);
    unmount();
    renderJobs(<JobHistory recordId="nobody" />, { store });
    expect(await screen.findByText(/Aucun traitement de ce navigateur/)).toBeInTheDocument();
  });
});
