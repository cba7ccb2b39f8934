import type { FastifyRequest } from 'fastify';

/** Languages in which the server's translated messages exist, as udata names them. */
export const LANGUAGES = ['en', 'fr', 'es', 'pt', 'sr', 'de'] as const;
export type Language = (typeof LANGUAGES)[number];

declare module 'fastify' {
  interface FastifyInstance {
    /** Of the callers who ask for none. */
    defaultLanguage: Language;
  }
}

/** A text in English, and in those other languages for which udata has words. */
export type Translated = { en: string } & Partial<Record<Language, string>>;

/** A text in a language, or in English where udata has no words. */
export const inLanguage = (text: Translated, language: Language) => text[language] ?? text.en;

/**
 * The language that a value names, in letters of any case, a region after `_` left aside;
 * undefined: none of ours.
 */
export const languageNamed = (value: unknown): Language | undefined => {
  const [, name] =
    typeof value === 'string' ? (/^([a-z]{2})(?:_[a-z]{2})?$/i.exec(value) ?? []) : [];
  return LANGUAGES.find((language) => language === name?.toLowerCase());
};

/** What `?lang=` names, else what is stored with the caller's account, else the instance's own. */
export const languageOf = ({ query, caller, server }: FastifyRequest): Language =>
  languageNamed([(query as { lang?: unknown } | undefined)?.lang].flat()[0]) ??
  languageNamed(caller?.language) ??
  server.defaultLanguage;
