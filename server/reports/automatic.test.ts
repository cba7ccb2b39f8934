import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report, User } from '../../src/api/contract';
import { runConcurrently, startTestApp, type TestApp, USER_KEY } from '../testing';

const SITE = 'https://www.example.org';

describe('automatic reports', () => {
  let test: TestApp;
  let serial = 0;
  beforeAll(async () => {
    test = await startTestApp({
      spamRules: { words: ['casino'], languages: ['fr'] },
      siteUrl: SITE,
    });
  });
  afterAll(() => test.close());

  const createUser = async (values: object = {}): Promise<User> => {
    serial += 1;
    const { body } = await test.asAdmin('POST', '/users/', {
      first_name: 'Ursule',
      last_name: 'Ordinaire',
      email: `ursule.${serial.toString()}@example.org`,
      active: true,
      ...values,
    });
    return body as User;
  };
  const reportsOf = async (id: string): Promise<Report[]> => {
    const { body } = await test.asAdmin('GET', '/reports/?page_size=200');
    return (body.data as Report[]).filter(({ subject }) => subject.id === id);
  };
  const change = ({ id }: User, values: object) => test.asAdmin('PUT', `/users/${id}/`, values);

  it('are made of a profile with a word, by nobody, with the address of the profile', async () => {
    const user = await createUser();
    expect(await reportsOf(user.id)).toEqual([]);
    expect((await change(user, { about: 'Le meilleur CASINO' })).status).toBe(200);
    expect(await reportsOf(user.id)).toEqual([
      {
        id: expect.any(String),
        self_api_url: expect.any(String),
        by: null,
        subject: { class: 'User', id: user.id },
        subject_label: user.slug,
        subject_embed_id: null,
        subject_deleted_at: null,
        subject_deleted_by: null,
        reason: 'auto_spam',
        message: `Spam potentiel sur [User](${SITE}/users/${user.slug})\n\nReason: contains spam words "casino"\nText: Le meilleur CASINO`,
        reported_at: expect.any(String),
        dismissed_at: null,
        dismissed_by: null,
        callbacks_count: 0,
      },
    ]);
  });

  it('are made of new accounts, of websites, and of one’s own changes', async () => {
    const created = await createUser({ about: 'Casino' });
    const [first] = await reportsOf(created.id);
    expect(first?.message).toContain('Text: Casino');
    const website = await createUser({ website: 'https://casino.example.org/' });
    expect(await reportsOf(website.id)).toHaveLength(1);
    await test.call('PUT', '/me/', { key: USER_KEY, body: { about: 'casino' } });
    expect(await reportsOf(test.userId)).toHaveLength(1);
  });

  it('are made once of each account, even when dismissed, and only of what changed', async () => {
    const user = await createUser({ about: 'casino' });
    const [report] = await reportsOf(user.id);
    const dismissed = { dismissed_at: '2026-05-05T10:00:00+00:00' };
    await test.asAdmin('PATCH', `/reports/${report?.id ?? ''}/`, dismissed);
    await change(user, { about: 'casino, casino' });
    expect(await reportsOf(user.id)).toHaveLength(1);

    const old = await createUser();
    await test.db.updateTable('users').set({ about: 'casino' }).where('id', '=', old.id).execute();
    await change(old, { first_name: 'Ursula', about: 'casino' });
    expect(await reportsOf(old.id)).toEqual([]);
  });

  it('are made once by two changes at the same time', async () => {
    const user = await createUser();
    await runConcurrently(test.db, { table: 'users', id: user.id }, [
      () => change(user, { about: 'casino' }),
      () => change(user, { website: 'https://casino.example.org/' }),
    ]);
    expect(await reportsOf(user.id)).toHaveLength(1);
  });

  it('tell a language that is not allowed, and show 500 characters', async () => {
    const about = 'The best place to buy cheap clothes online, with free shipping. '.repeat(20);
    const user = await createUser({ about });
    const [report] = await reportsOf(user.id);
    expect(report?.message).toMatch(/\nReason: not allowed language "en"\nText: /);
    expect(report?.message?.split('\nText: ')[1]).toBe(about.slice(0, 500));
  });

  it('are made of organizations, unless they are certified', async () => {
    const create = async (name: string) =>
      (await test.asAdmin('POST', '/organizations/', { name, description: 'Eau' })).body;
    const suspect = await create('Casino de la Loire');
    const [report] = await reportsOf(suspect.id);
    expect(report?.message).toContain(
      `[Organization](${SITE}/organizations/${suspect.slug as string})`,
    );
    expect(report?.subject_label).toBe('Casino de la Loire');

    const certified = await create('Régie des eaux');
    await test.asAdmin('POST', `/organizations/${certified.id}/badges/`, { kind: 'certified' });
    await test.asAdmin('PUT', `/organizations/${certified.id}/`, { description: 'casino' });
    expect(await reportsOf(certified.id)).toEqual([]);
  });
});
