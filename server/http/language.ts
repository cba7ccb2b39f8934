/** Languages in which the server's translated messages exist. */
export type Language = 'en' | 'fr';

/** `?lang=fr`; anything else, unknown languages included, is the instance's default, English. */
export const languageOf = (query: unknown): Language =>
  (query as { lang?: unknown } | undefined)?.lang === 'fr' ? 'fr' : 'en';
