import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import { fr } from './fr';

export const LOCALES = [
  { locale: 'fr', name: 'Français' },
  { locale: 'en', name: 'English' },
];

const DEFAULT_LOCALE = 'fr';

/** French at once, English when it is asked for; the page says which language it is in. */
export const createI18nProvider = (): I18nProvider => {
  const provider = polyglotI18nProvider(
    (locale) => (locale === 'en' ? import('./en').then(({ en }) => en) : fr),
    DEFAULT_LOCALE,
    LOCALES,
  );
  return {
    ...provider,
    changeLocale: async (locale) => {
      await provider.changeLocale(locale);
      document.documentElement.lang = locale;
    },
  };
};
