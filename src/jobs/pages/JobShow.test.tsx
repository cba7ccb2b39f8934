import 'fake-indexeddb/auto';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Notification } from 'react-admin';
import { describe, expect, it } from 'vitest';
import type { Job, JobItem } from '../core/job';
import { aJob, anItem } from '../core/builders';
import { JobShow } from './JobShow';
import { aStore, renderJobs, aRunner } from './renderJobs';

const AT = '/jobs/job/show';
const settled = (position: number, overrides: Partial<JobItem> = {}) =>
  anItem(position, { state: 'settled', outcome: 'done', written: 1, ...overrides });
const refused = (position: number, reason: string) =>
  settled(position, { outcome: 'refused', written: 0, reason });

const renderJob = async (job: Partial<Job>, items: JobItem[]) => {
  const store = aStore();
  const runner = aRunner();
  await store.addJob(
    aJob({ status: 'finished', endedAt: 2_000, total: items.length, ...job }),
    items,
  );
  const page = (
    <>
      <JobShow />
      <Notification />
    </>
  );
  renderJobs(page, { store, runner, at: AT });
  await screen.findByRole('region', { name: 'Le traitement' });
  return { store, runner };
};
const button = (name: RegExp | string) => screen.getByRole('button', { name });

describe('the page of a job', () => {
  it('lists its accounts with outcome, translated reason, requests and values before', async () => {
    await renderJob({}, [
      settled(0, {
        before: { active: true, website: null, since: '2026-10-26T12:10:59.282000+00:00' },
        attempts: [{ write: 0, sentAt: 0, endedAt: 9, status: 200, failure: null }],
      }),
      settled(1, { outcome: 'failed', reason: 'not_applied' }),
      refused(2, 'Le serveur ne veut pas'),
    ]);
    const table = await screen.findByRole('table', { name: 'Comptes' });
    const rows = within(table).getAllByRole('row').slice(1);
    expect(rows).toHaveLength(3);
    expect(within(rows[0] as HTMLElement).getByRole('link')).toHaveAttribute(
      'href',
      '/users/user-0/show',
    );
    expect(rows[0]).toHaveTextContent('Traité');
    expect(rows[0]).toHaveTextContent('200');
    expect(rows[0]).toHaveTextContent(/Statut : Actif · Inscription : 26 oct. 2026, \d\d:\d\d/);
    expect(rows[1]).toHaveTextContent('L’API a répondu sans appliquer le changement');
    expect(rows[2]).toHaveTextContent('Le serveur ne veut pas');
  });

  it('filters its accounts by outcome', async () => {
    await renderJob({}, [settled(0), refused(1, 'non'), settled(2)]);
    await userEvent.click(button('Refusé 1'));
    expect(await screen.findByText('Compte 1')).toBeInTheDocument();
    expect(screen.queryByText('Compte 0')).toBeNull();
    await userEvent.click(button('Tous 3'));
    expect(await screen.findByText('Compte 0')).toBeInTheDocument();
  });

  it('says that a job is not in the journal', async () => {
    renderJobs(<JobShow />, { store: aStore(), at: AT });
    expect(await screen.findByText(/n’est pas dans le journal/)).toBeInTheDocument();
  });

  it('undoes a job with a reason', async () => {
    const { runner } = await renderJob({}, [settled(0)]);
    await userEvent.click(button('Défaire…'));
    await userEvent.type(screen.getByLabelText(/Motif pour défaire/), 'erreur');
    await userEvent.click(button('Défaire'));
    expect(runner.undo).toHaveBeenCalledWith('job', 'erreur');
  });

  it('undoes a job with Enter in the dialog', async () => {
    const { runner } = await renderJob({}, [settled(0)]);
    await userEvent.click(button('Défaire…'));
    expect(button('Défaire')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(runner.undo).toHaveBeenCalledWith('job', '');
  });

  it.each<[string, Partial<Job>, JobItem[], RegExp]>([
    ['is final', { action: 'delete', isFinal: true }, [settled(0)], /définitive/],
    ['changed nothing', {}, [settled(0, { outcome: 'already_so', written: 0 })], /Aucun compte/],
    ['was a dry run', { isDryRun: true }, [settled(0)], /Essai à blanc/],
    ['was imported', { importedAt: 3_000 }, [settled(0)], /Importé d’un fichier/],
    ['is not over', { status: 'paused', endedAt: null }, [settled(0), anItem(1)], /une fois/],
  ])('says why a job cannot be undone when it %s', async (_case, job, items, why) => {
    const { runner } = await renderJob(job, items);
    const undo = button('Défaire…');
    expect(undo).toHaveAttribute('aria-disabled', 'true');
    expect(undo).toHaveAccessibleDescription(why);
    await userEvent.click(undo);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(runner.undo).not.toHaveBeenCalled();
  });

  it('shows that a job was imported, and offers only to select its accounts', async () => {
    const { runner } = await renderJob({ importedAt: 3_000 }, [
      refused(0, 'website: Invalid URL'),
      settled(1, { before: { roles: ['admin'] } }),
    ]);
    expect(screen.getByText(/Terminé · importé/)).toBeInTheDocument();
    expect(screen.queryByRole('button', { name: /Réessayer|Effacer le site/ })).toBeNull();
    await userEvent.click(button('Sélectionner ses 2 comptes'));
    expect(await screen.findByText('2 comptes ajoutés à la sélection.')).toBeInTheDocument();
    expect(runner.retry).not.toHaveBeenCalled();
  });

  it('undoes a job once, and again after its undo was undone', async () => {
    const { store } = await renderJob({}, [settled(0)]);
    const undo = { status: 'finished', endedAt: 3_000, total: 1 } as const;
    await store.addJob(aJob({ ...undo, id: 'undo', undoOf: 'job', createdAt: 2_000 }), [
      settled(0, { jobId: 'undo' }),
    ]);
    await expect
      .poll(() => button('Défaire…'), { timeout: 3_000 })
      .toHaveAccessibleDescription(/l’a déjà défait/);
    await store.addJob(aJob({ ...undo, id: 'redo', undoOf: 'undo', createdAt: 3_000 }), [
      settled(0, { jobId: 'redo' }),
    ]);
    await expect
      .poll(() => button('Défaire…'), { timeout: 3_000 })
      .not.toHaveAttribute('aria-disabled', 'true');
  });

  it('offers to undo again what a first undo could not', async () => {
    const { store } = await renderJob({}, [settled(0)]);
    await store.addJob(
      aJob({ id: 'undo', undoOf: 'job', status: 'cancelled', createdAt: 2_000, total: 1 }),
      [settled(0, { jobId: 'undo', outcome: 'not_attempted' })],
    );
    await screen.findByText('Défait par', {}, { timeout: 3_000 });
    expect(button('Défaire…')).not.toHaveAttribute('aria-disabled', 'true');
  });

  it('translates the reasons that the platform has only in English', async () => {
    await renderJob({ reason: { code: 'auto_spam', text: '' } }, [settled(0)]);
    expect(screen.getByText('Spam détecté automatiquement')).toBeInTheDocument();
  });

  it('retries the accounts that failed, were refused or are unknown', async () => {
    const { runner } = await renderJob({}, [settled(0), refused(1, 'non')]);
    await userEvent.click(button(/Réessayer pour 1 compte/));
    expect(runner.retry).toHaveBeenCalledWith('job', ['failed', 'refused', 'unknown']);
  });

  it('asks before it retries a final action', async () => {
    const { runner } = await renderJob({ action: 'delete', isFinal: true }, [refused(0, 'non')]);
    await userEvent.click(button(/Réessayer/));
    expect(runner.retry).not.toHaveBeenCalled();
    await userEvent.click(await screen.findByRole('button', { name: /^Réessayer/ }));
    expect(runner.retry).toHaveBeenCalled();
  });

  it('clears the website only of accounts that were refused because of it', async () => {
    const { runner } = await renderJob({ params: { note: 1 } }, [
      refused(0, 'website: Invalid URL'),
      refused(1, 'email: Invalid'),
    ]);
    await userEvent.click(await screen.findByRole('button', { name: /Effacer le site/ }));
    expect(runner.start).toHaveBeenCalledWith({
      action: 'deactivate',
      params: { note: 1, clear_website: true },
      reason: { code: 'spam', text: '' },
      items: [{ id: 'user-0', name: 'Compte 0', before: null, readAt: null }],
    });
  });

  it('resumes or cancels a paused job', async () => {
    const { runner } = await renderJob(
      { status: 'paused', pauseReason: 'failures', endedAt: null },
      [settled(0), anItem(1)],
    );
    expect(screen.getByText(/échouent/)).toBeInTheDocument();
    expect(screen.getByText('1 sur 2')).toBeInTheDocument();
    await userEvent.click(button('Reprendre'));
    expect(runner.resume).toHaveBeenCalledWith('job');
    await userEvent.click(button('Annuler le traitement'));
    expect(runner.cancel).toHaveBeenCalledWith('job');
  });
});
