import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApp, type TestApp } from '../testing';

describe('the reasons of reports', () => {
  let test: TestApp;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());

  it('are listed to anybody, by value', async () => {
    const { status, body } = await test.call('GET', '/reports/reasons/');
    expect(status).toBe(200);
    expect(body).toEqual([
      { value: 'auto_spam', label: 'Auto-detected spam' },
      { value: 'explicit_content', label: 'Explicit content' },
      { value: 'illegal_content', label: 'Illegal content' },
      { value: 'others', label: 'Others' },
      { value: 'personal_data', label: 'Personal data' },
      { value: 'security', label: 'Security' },
      { value: 'spam', label: 'Spam' },
    ]);
  });

  it('are named in the language asked for, in the same order', async () => {
    const { body } = await test.call('GET', '/reports/reasons/?lang=fr');
    expect(body.map(({ label }: { label: string }) => label)).toEqual([
      'Spam détecté automatiquement',
      'Contenu explicite',
      'Contenu illégal',
      'Autres',
      'Données personnelles',
      'Sécurité',
      'Spam',
    ]);
  });
});
