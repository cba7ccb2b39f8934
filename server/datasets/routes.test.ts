import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../src/api/contract';
import { ADMIN_KEY, startTestApp, type TestApp, USER_KEY } from '../testing';

describe('datasets', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ spamRules: { words: ['casino'], languages: [] } });
  });
  afterAll(() => test.close());

  const asUser = (method: string, path: string, body?: unknown) =>
    test.call(method, path, { key: USER_KEY, body });
  const create = async (values: object = {}): Promise<Dataset> => {
    const { status, body } = await asUser('POST', '/datasets/', {
      title: 'Débits',
      description: 'Mesures',
      ...values,
    });
    expect(status).toBe(201);
    return body as Dataset;
  };
  const counted = async () => {
    const { body } = await test.asAdmin('GET', `/users/${test.userId}/`);
    return (body as { metrics: { datasets: number } }).metrics.datasets;
  };

  it('lose their tags and coverage when these are left out, which is recorded', async () => {
    const coverage = { start: '2020-01-01', end: null };
    const { id } = await create({ tags: ['Eau douce'], temporal_coverage: coverage });
    const { body } = await asUser('PUT', `/datasets/${id}/`, { private: true });
    expect(body).toMatchObject({ tags: [], temporal_coverage: null, private: true });
    const activity = await test.asAdmin('GET', `/activity/?related_to=${id}`);
    expect(activity.body.data[0]).toMatchObject({
      key: 'dataset:updated',
      changes: ['temporal_coverage', 'tags', 'private'],
    });
  });

  it('keep the former slug as a redirect', async () => {
    const { id, slug } = await create({ title: 'Premier titre' });
    await asUser('PUT', `/datasets/${id}/`, { title: 'Second titre' });
    const { status, headers } = await test.call('GET', `/datasets/${slug}/`);
    expect([status, headers.location]).toEqual([308, '/api/1/datasets/second-titre/']);
  });

  it('settle their reports when deleted, and count again only after the next change', async () => {
    const { id } = await create();
    const before = await counted();
    const report = await test.call('POST', '/reports/', {
      body: { subject: { class: 'Dataset', id }, reason: 'spam' },
    });
    expect((await test.asAdmin('DELETE', `/datasets/${id}/`)).status).toBe(204);
    expect(await counted()).toBe(before - 1);
    const { body } = await test.asAdmin('GET', `/reports/${report.body.id as string}/`);
    expect(body.subject_deleted_at).not.toBeNull();
    expect((await test.asAdmin('PUT', `/datasets/${id}/`, { deleted: null })).status).toBe(200);
    expect(await counted()).toBe(before - 1);
    await test.asAdmin('PUT', `/datasets/${id}/`, { title: 'Autre' });
    expect(await counted()).toBe(before);
  });

  it('are reported once as spam', async () => {
    const { id } = await create({ title: 'Casino' });
    await asUser('PUT', `/datasets/${id}/`, { description: 'Encore un casino' });
    const { body } = await test.asAdmin('GET', '/reports/?subject_type=Dataset&handled=false');
    const reports = (body.data as { subject: { id: string } }[]).filter(
      ({ subject }) => subject.id === id,
    );
    expect(reports).toEqual([expect.objectContaining({ reason: 'auto_spam', by: null })]);
  });

  it('with a DOI can be archived, neither deleted nor hidden', async () => {
    const { id } = await create();
    await test.db.updateTable('datasets').set({ doi: '10.5/x' }).where('id', '=', id).execute();
    expect((await test.asAdmin('DELETE', `/datasets/${id}/`)).status).toBe(409);
    expect((await test.asAdmin('PUT', `/datasets/${id}/`, { private: true })).status).toBe(400);
    const archived = '2026-01-01T00:00:00+00:00';
    expect((await test.asAdmin('PUT', `/datasets/${id}/`, { archived })).status).toBe(200);
  });

  it('are listed, read and counted by their state, whoever asks', async () => {
    const mine = await create({ title: 'Essai' });
    const state = fc.record({
      private: fc.boolean(),
      archived: fc.boolean(),
      deleted: fc.boolean(),
    });
    const path = `/datasets/${mine.id}/`;
    const others = await counted();
    const isListed = async (key?: string) => {
      const { body } = await test.call('GET', `/datasets/?owner=${test.userId}&page_size=50`, {
        key,
      });
      return (body.data as { id: string }[]).some(({ id }) => id === mine.id);
    };
    const all = async (key?: string) => {
      const { body } = await test.call('GET', '/datasets/?page_size=500', { key });
      return { rows: (body.data as unknown[]).length, total: body.total as number };
    };
    await fc.assert(
      fc.asyncProperty(fc.array(state, { minLength: 1, maxLength: 4 }), async (states) => {
        for (const next of states) {
          const date = '2026-01-01T00:00:00+00:00';
          const changes = { private: next.private, archived: next.archived ? date : null };
          await test.asAdmin('PUT', path, { ...changes, deleted: null });
          if (next.deleted) await test.asAdmin('DELETE', path);
          const isPublic = !next.private && !next.archived && !next.deleted;
          const isReadable = !next.private && !next.deleted;
          expect(await isListed()).toBe(isPublic);
          expect(await isListed(USER_KEY)).toBe(true);
          expect(await isListed(ADMIN_KEY)).toBe(true);
          for (const key of [undefined, USER_KEY, ADMIN_KEY]) {
            const { rows, total } = await all(key);
            expect(rows).toBe(total);
          }
          const refused = next.private ? 404 : 410;
          expect((await test.call('GET', path)).status).toBe(isReadable ? 200 : refused);
          expect((await test.call('GET', path, { key: USER_KEY })).status).toBe(200);
          // The counter is as of the latest change that is recorded, or of the deletion.
          if (next.deleted) expect(await counted()).toBe(others - 1);
          const { rows } = await sql<{ stored: number; actual: number }>`
            select (select sum(living)::bigint from row_counts where table_name = 'datasets/public')
              as stored,
              (select count(*) from datasets
                where not private and archived is null and deleted is null) as actual`.execute(
            test.db,
          );
          expect(rows[0]?.stored).toBe(rows[0]?.actual);
        }
      }),
      { numRuns: 12 },
    );
  });
});
