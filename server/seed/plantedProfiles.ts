import type { Random } from './random';

interface Texts {
  first_name: string;
  last_name: string;
  about: string | null;
  website: string | null;
}

const BURST_SITES = [
  'bonus-casino.example.com',
  'pari-gagnant.example.net',
  'credit-facile.example.org',
] as const;
const BURST_FIRST_NAMES = ['Lina', 'Lena', 'Lana', 'Luna', 'Léna'] as const;
const BURST_LAST_NAMES = ['Morel', 'Morell', 'Morelle', 'Maurel'] as const;
const BURST_PITCHES = [
  'Meilleurs bonus sans dépôt',
  'Pronostics sûrs à 97 %',
  'Crédit accepté en 5 minutes',
  'Code promo valable aujourd’hui',
] as const;

/** The profile of one of many similar accounts that link to the same sites. */
export function burstProfile(index: number, random: Random): Texts {
  const site = random.pick(BURST_SITES);
  return {
    first_name: random.pick(BURST_FIRST_NAMES),
    last_name: random.pick(BURST_LAST_NAMES),
    about: `${random.pick(BURST_PITCHES)} : https://${site}/?ref=${index.toString()}`,
    website: `https://${site}/`,
  };
}

/** The description of a member of the ring: they all promote the same cause. */
export const ringAbout = (random: Random) =>
  `Membre du collectif « Données ${random.pick(['libres', 'ouvertes', 'pour tous'])} ». ` +
  'Suivez-nous, nous vous suivrons.';

/** The profile of a member of the hidden ring: they all promote the same site. */
export const hiddenProfile = (index: number): Partial<Texts> => ({
  about: `Conseils sur mesure pour votre patrimoine. Dossier ${(index + 1).toString()}.`,
  website: `https://patrimoine-serein.example.com/?c=${index.toString()}`,
});

const LEGACY_WEBSITES = [
  'www.example.org',
  'HTTP://EXAMPLE.ORG',
  'http://localhost:8000/moi',
  'javascript:alert(document.cookie)',
  'mon site',
  'http://intranet.invalid/équipe',
] as const;

/** A website that was accepted in the past, and is refused in any update today. */
export const legacyWebsite = (index: number) =>
  LEGACY_WEBSITES[index % LEGACY_WEBSITES.length] ?? LEGACY_WEBSITES[0];

const SCRIPT = '<script>alert(document.domain)</script>';

const HOSTILE: readonly Partial<Texts>[] = [
  { first_name: SCRIPT, last_name: '<img src=x onerror=alert(1)>', about: SCRIPT },
  {
    about:
      '[Mon projet](javascript:alert(document.domain)) ' +
      '<a href="javascript:alert(1)" onclick="alert(2)">ici</a> ' +
      '![image](https://traceur.example.com/pixel.gif) <iframe src="https://example.com"></iframe>',
  },
  // Right-to-left letters, then an override that reverses the text after it.
  { first_name: 'محمد', last_name: 'بن علي', about: 'أحب البيانات المفتوحة' },
  { first_name: 'Anna\u202Emoderateur', last_name: 'Nimda\u2066', about: '\u202Etxt.exe' },
  { first_name: 'A'.repeat(255), last_name: 'Interminable' },
  { about: `# Très long\n\n${'Le texte continue, **encore** et encore. '.repeat(2_500)}` },
  // A spreadsheet formula, and an SQL injection.
  { first_name: '=HYPERLINK("https:', last_name: "'); drop table users; --" },
  { first_name: 'Z̸̢̛͔̱̗͚̺̟̹̾͗̍̅̀͘͠ö̷́͐͊̏̎', last_name: '👩🏽‍🚀👨‍👩‍👧‍👦', about: '\u0007\u200B\uFEFF' },
];

/** Texts that break a page, or run scripts in it, unless it escapes them. */
export const hostileProfile = (index: number): Partial<Texts> =>
  HOSTILE[index % HOSTILE.length] ?? {};
