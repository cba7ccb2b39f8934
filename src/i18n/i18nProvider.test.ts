// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { createI18nProvider, preferredLocale } from './i18nProvider';

describe('the language of the console', () => {
  it.each([
    [['en-US', 'fr'], 'en'],
    [['eo', 'fr-CA', 'en'], 'fr'],
    [['eo', 'EN'], 'en'],
    [['eo', 'frr'], 'fr'],
    [[], 'fr'],
  ])('for a browser set to %j is %s', (languages, locale) => {
    expect(preferredLocale(languages)).toBe(locale);
  });

  it('does not let a name written from right to left reorder a message', async () => {
    const { translate } = await createI18nProvider();
    const select = (name: string) => translate('resources.users.action.select', { name });
    expect(select('Jeanne')).toBe('Sélectionner Jeanne');
    expect(select('דנה')).toBe('Sélectionner \u2068דנה\u2069');
  });

  it('determines the format of numbers in messages', async () => {
    const provider = await createI18nProvider();
    const accounts = () => provider.translate('jobs.accounts', { smart_count: 1994 });
    expect(accounts()).toBe('1\u202f994 comptes');
    expect(
      provider.translate('ra.navigation.page_range_info', {
        offsetBegin: 1,
        offsetEnd: 50,
        total: 1994,
      }),
    ).toBe('1-50 sur 1\u202f994');
    await provider.changeLocale('en');
    expect(accounts()).toBe('1,994 accounts');
  });
});
