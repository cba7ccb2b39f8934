import type { Translated } from '../http/language';

/** The error message for a name that contains a URL. */
export const URL_IN_TEXT: Translated = {
  en: 'URLs not allowed in this field',
  fr: 'URLs non autorisées dans ce champ',
  pt: 'URLs não permitidas neste campo',
  sr: 'URL путање нису дозвољене у овом пољу',
  de: 'URLs sind in diesem Feld nicht zulässig',
};
