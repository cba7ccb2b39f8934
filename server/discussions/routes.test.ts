import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Discussion, Report } from '../../src/api/contract';
import { createUser } from '../users/repository';
import { installKey } from '../startup/keys';
import { startTestApp, type TestApp, USER_KEY } from '../testing';

const STRANGER_KEY = 'udata_key-of-a-stranger';

describe('discussions', () => {
  let test: TestApp;
  let datasetId: string;
  beforeAll(async () => {
    test = await startTestApp({ spamRules: { words: ['casino'], languages: [] } });
    const stranger = await createUser(test.db, {
      ...{ first_name: 'Ida', last_name: 'Inconnue', email: 'ida@example.org', roles: [] },
      ...{ website: null, about: null, active: true },
      ...{ mail_cadence: 'immediate' as const, notifications_paused: false },
    });
    await installKey(test.db, stranger.id, STRANGER_KEY);
    const body = { title: 'Débits', description: 'Mesures' };
    const dataset = await test.call('POST', '/datasets/', { key: USER_KEY, body });
    datasetId = dataset.body.id as string;
  });
  afterAll(() => test.close());

  const asStranger = (method: string, path: string, body?: unknown) =>
    test.call(method, path, { key: STRANGER_KEY, body });
  const open = async (values: object = {}): Promise<Discussion> => {
    const { status, body } = await asStranger('POST', '/discussions/', {
      title: 'Unité',
      comment: 'Laquelle ?',
      subject: { class: 'Dataset', id: datasetId },
      ...values,
    });
    expect(status).toBe(201);
    return body as Discussion;
  };
  const counts = async () => {
    const { body } = await test.call('GET', `/datasets/${datasetId}/`);
    const { discussions, discussions_open } = body.metrics as Record<string, number>;
    return [discussions, discussions_open];
  };
  const reportsOf = async ({ id }: Discussion): Promise<Report[]> => {
    const { body } = await test.asAdmin('GET', '/reports/?subject_type=Discussion&page_size=100');
    return (body.data as Report[]).filter(({ subject }) => subject.id === id);
  };

  it('are found by anybody who took part, by subject and by words', async () => {
    const { id } = await open({ title: 'Hydrologie' });
    await test.call('POST', `/discussions/${id}/`, { key: USER_KEY, body: { comment: 'Mètres' } });
    for (const query of [`user=${test.userId}`, `for=${datasetId}&q=hydrologie`, 'q=metres']) {
      const { body } = await test.call('GET', `/discussions/?${query}`);
      expect((body.data as Discussion[]).map((each) => each.id)).toContain(id);
    }
    expect((await test.call('GET', '/discussions/?q=kilometres')).body.total).toBe(0);
  });

  it('are closed for good by those who own the subject, and then take no comment', async () => {
    const [all = 0, opened = 0] = await counts();
    const { id } = await open();
    expect(await counts()).toEqual([all + 1, opened + 1]);
    const path = `/discussions/${id}/`;
    const closed = await test.call('POST', path, { key: USER_KEY, body: { close: true } });
    expect(closed.body.closed_by.id).toBe(test.userId);
    expect(await counts()).toEqual([all + 1, opened]);
    expect((await asStranger('POST', path, { comment: 'Encore' })).status).toBe(403);
  });

  it('lose one comment by its identifier, and its reports are settled', async () => {
    const { id } = await open();
    const { body } = await asStranger('POST', `/discussions/${id}/`, { comment: 'Deux' });
    const comment = (body as Discussion).discussion[1]?.id ?? '';
    const subject = { class: 'Discussion', id };
    const about = { subject, reason: 'spam', subject_embed_id: comment };
    const one = await test.call('POST', '/reports/', { body: about });
    const other = await test.call('POST', '/reports/', { body: { subject, reason: 'spam' } });
    const path = `/discussions/${id}/comments/${comment}/`;
    expect((await test.call('DELETE', path, { key: USER_KEY })).status).toBe(403);
    expect((await test.asAdmin('DELETE', path)).status).toBe(204);
    const reports = await reportsOf({ id } as Discussion);
    const settled = reports.filter((report) => report.subject_deleted_at !== null);
    expect(settled.map((report) => report.id)).toEqual([one.body.id]);
    expect(reports.map((report) => report.id)).toContain(other.body.id);
  });

  it('go with all their comments, and settle all reports', async () => {
    const before = await counts();
    const discussion = await open();
    const subject = { class: 'Discussion', id: discussion.id };
    await test.call('POST', '/reports/', { body: { subject, reason: 'spam' } });
    expect((await test.asAdmin('DELETE', `/discussions/${discussion.id}/`)).status).toBe(204);
    expect((await test.call('GET', `/discussions/${discussion.id}/`)).status).toBe(404);
    expect(await counts()).toEqual(before);
    expect((await reportsOf(discussion))[0]?.subject_deleted_by?.id).toBe(test.adminId);
  });

  it('that are spam count once their report is dismissed, as an act of the moderator', async () => {
    const before = await counts();
    const discussion = await open({ title: 'Casino' });
    expect(await counts()).toEqual(before);
    const [report] = await reportsOf(discussion);
    expect(report).toMatchObject({ reason: 'auto_spam', callbacks_count: 1 });
    const path = `/reports/${report?.id ?? ''}/`;
    const dismissal = { dismissed_at: '2026-05-05T10:00:00+00:00' };
    expect((await test.asAdmin('PATCH', path, dismissal)).body.callbacks_count).toBe(0);
    expect(await counts()).toEqual(before.map((count) => (count ?? 0) + 1));
    const { body } = await test.call('GET', `/activity/?related_to=${datasetId}&page_size=1`);
    expect(body.data[0]).toMatchObject({ key: 'dataset:discussed', actor: { id: test.adminId } });
    // Reopened and dismissed again, it releases nothing.
    await test.asAdmin('PATCH', path, { dismissed_at: null });
    await test.asAdmin('PATCH', path, dismissal);
    expect(await counts()).toEqual(before.map((count) => (count ?? 0) + 1));
  });

  it('report one spam comment, and no later one', async () => {
    const discussion = await open();
    const path = `/discussions/${discussion.id}/`;
    for (const comment of ['Un casino', 'Un autre casino'])
      await asStranger('POST', path, { comment });
    const reports = await reportsOf(discussion);
    expect(reports.map((report) => report.subject_embed_id)).toEqual([expect.any(String)]);
  });

  it('of those who may edit the subject are not spam', async () => {
    const subject = { class: 'Dataset', id: datasetId };
    const body = { title: 'Casino', comment: 'Casino', subject };
    const { body: discussion } = await test.call('POST', '/discussions/', { key: USER_KEY, body });
    expect(await reportsOf(discussion as Discussion)).toEqual([]);
  });

  it('keep the comments of a deleted account, unless they are to be deleted', async () => {
    const { id: userId } = await createUser(test.db, {
      ...{ first_name: 'Paul', last_name: 'Parti', email: 'paul@example.org', roles: [] },
      ...{ website: null, about: null, active: true },
      ...{ mail_cadence: 'immediate' as const, notifications_paused: false },
    });
    await installKey(test.db, userId, 'udata_key-of-paul');
    const asPaul = (path: string, body: unknown) =>
      test.call('POST', path, { key: 'udata_key-of-paul', body });
    const subject = { class: 'Dataset', id: datasetId };
    const alone = await asPaul('/discussions/', { title: 'Seul', comment: 'Un', subject });
    const shared = await open();
    await asPaul(`/discussions/${shared.id}/`, { comment: 'Avec une adresse' });
    await test.asAdmin('DELETE', `/users/${userId}/?no_mail=1&delete_comments=1`);
    expect((await test.call('GET', `/discussions/${alone.body.id as string}/`)).status).toBe(404);
    const { body } = await test.call('GET', `/discussions/${shared.id}/`);
    expect((body as Discussion).discussion.map(({ content }) => content)).toEqual([
      'Laquelle ?',
      'DELETED',
    ]);
    expect((await test.call('GET', '/discussions/?q=adresse')).body.total).toBe(0);
  });
});
