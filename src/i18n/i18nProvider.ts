import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import { fr } from './fr';

export const LOCALES = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
];

const DEFAULT_LOCALE = 'fr';

/** The first of a reader's languages that the console speaks; French where it speaks none. */
export const preferredLocale = (languages: readonly string[]): string =>
  languages
    .map((language) => language.toLowerCase().split('-')[0])
    .find((language) => LOCALES.some(({ locale }) => locale === language)) ?? DEFAULT_LOCALE;

/** French at once, English when it is asked for; the page says which language it is in. */
export const createI18nProvider = (): I18nProvider => {
  /** What polyglot puts the values into a message with: numbers as the language writes them. */
  function replace(this: string, token: RegExp, valueOf: (token: string, name: string) => unknown) {
    return this.replace(token, (written: string, name: string) => {
      const value = valueOf(written, name);
      return typeof value === 'number' ? value.toLocaleString(provider.getLocale()) : String(value);
    });
  }
  const provider = polyglotI18nProvider(
    (locale) => (locale === 'en' ? import('./en').then(({ en }) => en) : fr),
    DEFAULT_LOCALE,
    LOCALES,
    { replace },
  );
  return {
    ...provider,
    changeLocale: async (locale) => {
      await provider.changeLocale(locale);
      document.documentElement.lang = locale;
    },
  };
};
