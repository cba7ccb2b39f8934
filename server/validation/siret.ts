import { inLanguage, type Language, type Translated } from '../http/language';

const MESSAGES = {
  length: {
    en: 'A siret number is made of 14 digits',
    fr: 'Un numéro siret est composé de 14 chiffres',
    de: 'Eine SIRET-Nummer besteht aus 14 Ziffern',
  },
  digits: {
    en: 'A siret number is only made of digits',
    fr: 'Un numéro siret est composé uniquement de chiffres',
    de: 'Eine SIRET-Nummer besteht nur aus Ziffern',
  },
  checksum: {
    en: 'Invalid Siret number',
    fr: 'Numéro siret invalide',
    de: 'Ungültige SIRET-Nummer',
  },
} satisfies Record<string, Translated>;

/** The French post has one number for all its offices, and its sum is another. */
const LA_POSTE = '35600000000048';

/**
 * Why a text is no SIRET number, in the words of a language; undefined when it is one.
 *
 * As in udata only the nine digits that name the company are summed, after Luhn.
 */
export function siretRefusal(text: string, language: Language): string | undefined {
  if ([...text].length !== LA_POSTE.length) return inLanguage(MESSAGES.length, language);
  if (text === LA_POSTE) return undefined;
  const company = text.slice(0, 9);
  if (!/^\d{9}$/.test(company)) return inLanguage(MESSAGES.digits, language);
  const sum = [...company].reduce((total, digit, place) => {
    const value = Number(digit) * (place % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 ? undefined : inLanguage(MESSAGES.checksum, language);
}
