import type { AccountDetails, GraphAccount } from '../../src/graphs/graph/account';
import { YEAR_MS } from '../../src/ui/durations';

type Random = () => number;

export const pick = <Value>(values: readonly Value[], random: Random): Value => {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
};

const FIRST_NAMES =
  'Emma Louise Jade Alice Chloé Lina Rose Anna Mila Léa Julia Inès Léon Gabriel Raphaël Arthur Louis Jules Adam Lucas Hugo Paul Nathan Marius Sacha Tom Noé Aaron Ethan Malo Nina Zoé'.split(
    ' ',
  );
const LAST_NAMES =
  'Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Muller Lefevre Faure Andre Mercier Blanc Guerin Boyer Garnier Chevalier François Legrand Gauthier Garcia'.split(
    ' ',
  );
const PROVIDERS =
  'gmail.com gmail.com gmail.com gmail.com orange.fr hotmail.com outlook.com yahoo.fr free.fr laposte.net'.split(
    ' ',
  );
const POPULAR_HOSTS =
  'github.com linkedin.com twitter.com facebook.com youtube.com medium.com'.split(' ');
const WORDS =
  'data ouverte transport ville carte mobilité énergie analyste développeur passionné étudiant agence région santé climat logement emploi budget école vélo train eau forêt agriculture citoyen service public recherche géographie statistique'.split(
    ' ',
  );

/** A random index below `count`, by a Zipf distribution: 0 is the most likely. */
const zipf = (count: number, random: Random) => Math.floor(count ** random()) - 1;

/**
 * A typical account of an open data platform: an address at a public provider or of an organization,
 * rarely a link, a text or content. The shares are close to those of data.gouv.fr.
 */
export function ordinaryAccount(index: number, random: Random, now: number): GraphAccount {
  const details: AccountDetails = {
    email_domain: emailDomain(random),
    active: true,
    roles: [],
    about:
      random() < 0.08
        ? Array.from({ length: 3 + 15 * random() }, () => pick(WORDS, random)).join(' ')
        : '',
    hosts: random() < 0.08 ? [host(random)] : [],
    since: now - random() * 6 * YEAR_MS,
    last_login_at: null,
    content: random() < 0.1 ? 1 + Math.floor(10 * random()) : 0,
    followers: 0,
    following: 0,
    organizations: random() < 0.08 ? [organization(zipf(200, random))] : [],
    readAt: now,
  };
  return {
    id: index.toString(16).padStart(24, '0'),
    slug: `account-${index.toString()}`,
    first_name: pick(FIRST_NAMES, random),
    last_name: pick(LAST_NAMES, random),
    avatar_thumbnail: null,
    isDeleted: false,
    details,
  };
}

export const organization = (number: number) => ({
  id: `organization-${number.toString()}`,
  name: `Organization ${number.toString()}`,
});

export const lastName = (random: Random) => pick(LAST_NAMES, random);

function emailDomain(random: Random): string {
  const drawn = random();
  if (drawn < 0.7) return pick(PROVIDERS, random);
  if (drawn < 0.87) return `agence-${zipf(150, random).toString()}.gouv.fr`;
  return `societe-${Math.floor(5_000 * random()).toString()}.fr`;
}

const host = (random: Random) =>
  random() < 0.35 ? pick(POPULAR_HOSTS, random) : `site-${zipf(1_000, random).toString()}.fr`;
