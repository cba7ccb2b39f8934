import type { FastifyRequest } from 'fastify';

/** Languages into which messages are translated, with udata's codes. */
export const LANGUAGES = ['en', 'fr', 'es', 'pt', 'sr', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'fastify' {
  interface FastifyInstance {
    /** Language for callers who request none. */
    defaultLanguage: Language;
  }
}

/** A text in English, and in the other languages for which udata has a translation. */
export type Translated = { en: string } & Partial<Record<Language, string>>;

/** A text in a language, or in English if udata has no translation. */
export const inLanguage = (text: Translated, language: Language) => text[language] ?? text.en;

/**
 * Parse a language code, ignoring case and a region after `_`.
 *
 * @returns undefined if it is not one of our languages
 */
export const parseLanguage = (value: unknown): Language | undefined => {
  const [, name] =
    typeof value === 'string' ? (/^([a-z]{2})(?:_[a-z]{2})?$/i.exec(value) ?? []) : [];
  return LANGUAGES.find((language) => language === name?.toLowerCase());
};

/** The language of `?lang=`, else that of the caller's account, else the default of the server. */
export const languageOf = ({ query, caller, server }: FastifyRequest): Language =>
  parseLanguage([(query as { lang?: unknown } | undefined)?.lang].flat()[0]) ??
  parseLanguage(caller?.language) ??
  server.defaultLanguage;
