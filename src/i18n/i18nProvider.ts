import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import type { fr } from './fr';

/** The languages of the console; the messages of each load when it is asked for. */
const LANGUAGES: readonly { locale: string; name: string; load: () => Promise<typeof fr> }[] = [
  { locale: 'fr', name: 'Français', load: async () => (await import('./fr')).fr },
  { locale: 'en', name: 'English', load: async () => (await import('./en')).en },
];

const DEFAULT_LOCALE = 'fr';

/** The first of a reader's languages that the console speaks; French where it speaks none. */
export const preferredLocale = (languages: readonly string[]): string =>
  languages
    .map((language) => language.toLowerCase().split('-')[0])
    .find((language) => LANGUAGES.some(({ locale }) => locale === language)) ?? DEFAULT_LOCALE;

const load = (wanted: string): Promise<typeof fr> => {
  const language = LANGUAGES.find(({ locale }) => locale === wanted) ?? LANGUAGES[0];
  if (!language) throw new Error('The console has no language');
  return language.load();
};

/**
 * The messages of the console, in one language at first; the document's `lang` follows.
 *
 * @param locale one of those that {@link preferredLocale} gives; French for any other
 */
export const createI18nProvider = async (locale = DEFAULT_LOCALE): Promise<I18nProvider> => {
  const firstMessages = await load(locale);
  /** What polyglot puts the values into a message with: numbers as the language writes them. */
  function replace(this: string, token: RegExp, valueOf: (token: string, name: string) => unknown) {
    return this.replace(token, (written: string, name: string) => {
      const value = valueOf(written, name);
      return typeof value === 'number' ? value.toLocaleString(provider.getLocale()) : String(value);
    });
  }
  const provider = polyglotI18nProvider(
    (wanted) => (wanted === locale ? firstMessages : load(wanted)),
    locale,
    LANGUAGES.map((language) => ({ locale: language.locale, name: language.name })),
    { replace },
  );
  document.documentElement.lang = locale;
  return {
    ...provider,
    changeLocale: async (next) => {
      await provider.changeLocale(next);
      document.documentElement.lang = next;
    },
  };
};
