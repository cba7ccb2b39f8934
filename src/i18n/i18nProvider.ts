import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import type { fr } from './fr';

/** The languages of the console. The messages of each are loaded when it is chosen. */
const LANGUAGES: readonly { locale: string; name: string; load: () => Promise<typeof fr> }[] = [
  { locale: 'fr', name: 'Français', load: async () => (await import('./fr')).fr },
  { locale: 'en', name: 'English', load: async () => (await import('./en')).en },
];

const DEFAULT_LOCALE = 'fr';

/**
 * The first of the browser's languages that the console has, or French when it has none of them.
 */
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
 * Creates the i18n provider, which also sets the `lang` of the document.
 *
 * @param locale the language at first, as returned by {@link preferredLocale}; French for any other
 */
export const createI18nProvider = async (locale = DEFAULT_LOCALE): Promise<I18nProvider> => {
  const firstMessages = await load(locale);
  /** Polyglot's replacement of variables in messages, with numbers formatted for the language. */
  function replace(this: string, token: RegExp, valueOf: (token: string, name: string) => unknown) {
    return this.replace(token, (variable: string, name: string) => {
      const value = valueOf(variable, name);
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
