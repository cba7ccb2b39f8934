import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import { fr } from './fr';

/** The languages of the console; those with `load` are read when they are asked for. */
const LANGUAGES: readonly { locale: string; name: string; load?: () => Promise<typeof fr> }[] = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English', load: async () => (await import('./en')).en },
];

const DEFAULT_LOCALE = 'fr';

/** The first of a reader's languages that the console speaks; French where it speaks none. */
export const preferredLocale = (languages: readonly string[]): string =>
  languages
    .map((language) => language.toLowerCase().split('-')[0])
    .find((language) => LANGUAGES.some(({ locale }) => locale === language)) ?? DEFAULT_LOCALE;

/** French at once, others when they are asked for; the document's `lang` follows. */
export const createI18nProvider = (): I18nProvider => {
  /** What polyglot puts the values into a message with: numbers as the language writes them. */
  function replace(this: string, token: RegExp, valueOf: (token: string, name: string) => unknown) {
    return this.replace(token, (written: string, name: string) => {
      const value = valueOf(written, name);
      return typeof value === 'number' ? value.toLocaleString(provider.getLocale()) : String(value);
    });
  }
  const provider = polyglotI18nProvider(
    (wanted) => LANGUAGES.find(({ locale }) => locale === wanted)?.load?.() ?? fr,
    DEFAULT_LOCALE,
    LANGUAGES.map(({ locale, name }) => ({ locale, name })),
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
