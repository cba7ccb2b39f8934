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

/** The number of La Poste for all its offices. Its checksum follows another rule. */
const LA_POSTE = '35600000000048';

/**
 * The error message for an invalid SIRET number, in the given language. Undefined when it is valid.
 *
 * As in udata, Luhn's checksum covers only the first nine digits, which identify the company.
 */
export function siretRefusal(text: string, language: Language): string | undefined {
  if ([...text].length !== LA_POSTE.length) return inLanguage(MESSAGES.length, language);
  if (text === LA_POSTE) return undefined;
  const company = text.slice(0, 9);
  if (!/^\d{9}$/.test(company)) return inLanguage(MESSAGES.digits, language);
  const sum = [...company].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 ? undefined : inLanguage(MESSAGES.checksum, language);
}
