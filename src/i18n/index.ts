export { createI18nProvider, preferredLocale } from './i18nProvider';
