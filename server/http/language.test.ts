import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp, USER_KEY } from '../testing';

describe('the language of messages', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp({ defaultLanguage: 'pt' });
  });
  afterAll(() => test.close());

  const label = async (query = '', key?: string) =>
    (await test.call('GET', `/organizations/roles/${query}`, { key })).body[0].label;

  it.each([
    ['en', 'Administrator'],
    ['fr', 'Administrateur'],
    ['FR', 'Administrateur'],
    ['es', 'Administrador'],
    ['sr', 'Администратор'],
    ['de', 'Administrator'],
    ['fr&lang=sr', 'Administrateur'],
  ])('is that of the `lang` parameter: %s', async (language, text) => {
    expect(await label(`?lang=${language}`, USER_KEY)).toBe(text);
  });

  it.each(['', '?lang=', '?lang=fr-FR', '?lang=xx', '?lang=toString'])(
    'is the default of the server for %j',
    async (query) => {
      expect(await label(query)).toBe('Administrador');
    },
  );

  it('is that of the caller’s account, if it has one', async () => {
    expect(await label('', USER_KEY)).toBe('Administrador');
    await test.db
      .updateTable('users')
      .set({ language: 'fr' })
      .where('id', '=', test.userId)
      .execute();
    expect(await label('', USER_KEY)).toBe('Administrateur');
    expect(await label('?lang=sr', USER_KEY)).toBe('Администратор');
  });

  it('applies to the errors of a website', async () => {
    const refusal = async (lang: string, website: string) =>
      (await test.call('PUT', `/me/?lang=${lang}`, { key: USER_KEY, body: { website } })).body
        .errors.website;
    expect(await refusal('sr', 'nowhere')).toBe('Неисправан УРЛ "nowhere"');
    expect(await refusal('sr', 'http://a.zzzzz/')).toBe(
      'Неисправан УРЛ "http://a.zzzzz/": Неисправан ТЛД zzzzz',
    );
    expect(await refusal('sr', 'http://localhost/')).toBe(
      'Неисправан УРЛ "http://localhost/": is a local URL',
    );
    expect(await refusal('de', 'http://localhost/')).toBe(
      'Invalid URL "http://localhost/": is a local URL',
    );
  });

  it('applies to the error of a name that contains a web address', async () => {
    const refusal = async (lang: string) =>
      (
        await test.call('PUT', `/me/?lang=${lang}`, {
          key: USER_KEY,
          body: { first_name: 'Visit spam.com' },
        })
      ).body.message;
    expect(await refusal('de')).toBe('URLs sind in diesem Feld nicht zulässig');
    expect(await refusal('pt')).toBe('URLs não permitidas neste campo');
    expect(await refusal('es')).toBe('URLs not allowed in this field');
  });
});
