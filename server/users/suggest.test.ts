import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../testing';

/** More accounts than the 2,000 newest ones that a suggestion scans first. */
const ACCOUNTS = 2_300;

describe('suggestions among many accounts', () => {
  let api: TestApp;
  beforeAll(async () => {
    api = await startTestApp({ seedUsers: ACCOUNTS });
  });
  afterAll(() => api.close());

  const suggest = async (q: string, size = 10) => {
    const { body } = await api.asAdmin('GET', `/users/suggest/?q=${q}&size=${size.toString()}`);
    return (body as { slug: string }[]).map(({ slug }) => slug);
  };
  const newestFirst = async (part: string) => {
    const rows = await api.db
      .selectFrom('users')
      .select('slug')
      .where('deleted', 'is', null)
      .orderBy('created_at', 'desc')
      .orderBy('id', 'desc')
      .execute();
    return rows.map(({ slug }) => slug).filter((slug) => slug.includes(part));
  };

  it('include the oldest account, for any part of its slug', async () => {
    for (const part of ['ada-lefevre', 'da-lef', 'efevre']) {
      expect(await suggest(part, 20)).toEqual((await newestFirst(part)).slice(0, 20));
    }
    expect(await suggest('ada-lefevre')).toContain('ada-lefevre');
  });

  it.each(['mar', 'a', 'z', 'qz', 'lefevre', 'e-b'])(
    'are the newest accounts whose slug contains %s',
    async (part) => {
      expect(await suggest(part)).toEqual((await newestFirst(part)).slice(0, 10));
    },
  );

  it('are the newest accounts for an empty text', async () => {
    expect(await suggest('', 3)).toEqual((await newestFirst('')).slice(0, 3));
  });
});
