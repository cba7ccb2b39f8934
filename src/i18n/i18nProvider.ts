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

/** Letters written from right to left, and controls of the direction. */
const OTHER_DIRECTION =
  /[\u0590-\u08FF\u202A-\u202E\u2066-\u2069\uFB1D-\uFDFF\uFE70-\uFEFF\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** A text of an account in a message, kept from reordering the words of the message. */
const isolated = (text: string) => (OTHER_DIRECTION.test(text) ? `\u2068${text}\u2069` : text);

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
      if (typeof value === 'number') return value.toLocaleString(provider.getLocale());
      return isolated(String(value));
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
