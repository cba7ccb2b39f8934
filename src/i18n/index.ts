export { createI18nProvider } from './i18nProvider';
