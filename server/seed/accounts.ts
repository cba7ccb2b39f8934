import type { Insertable } from 'kysely';
import type { UserTable } from '../db/schema';
import { searchVector } from '../users/search';
import { DAY, objectId, OPENING, PRESENT, YEAR } from './calendar';
import type { SeedPlan } from './plan';
import { inCity } from './cities';
import { FIRST_ADMINISTRATOR, FIXED_ACCOUNTS } from './fixedAccounts';
import type { FollowGraph } from './follows';
import {
  burstProfile,
  hiddenProfile,
  hostileProfile,
  legacyWebsite,
  ringAbout,
} from './plantedProfiles';
import type { Random } from './random';
import { uniqueSlugs } from './uniqueSlugs';

type UserRow = Required<Insertable<UserTable>>;

/** The profile written by the owner, and the status of the account. */
type Profile = Pick<
  UserRow,
  'first_name' | 'last_name' | 'about' | 'website' | 'active' | 'last_login_at'
> &
  Partial<Pick<UserRow, 'id' | 'email' | 'roles' | 'deleted'>>;

/** A source of random names. */
export interface Names {
  firstName(): string;
  lastName(): string;
  city(): string;
}

/** The rows of all accounts, by account number. */
export function* accountRows(
  plan: SeedPlan,
  graph: FollowGraph,
  random: Random,
  names: Names,
): Generator<UserRow> {
  const slugOf = uniqueSlugs();
  for (let account = 0; account < plan.size; account++) {
    const created = plan.createdAt[account] ?? OPENING;
    const profile = profileOf(plan, account, created, random, names);
    const slug = slugOf(`${profile.first_name} ${profile.last_name}`);
    const id = objectId(created, account);
    const row: UserRow = {
      id,
      slug,
      email: addressOf(slug, random),
      avatar: null,
      roles: [],
      created_at: new Date(created),
      password_rotation_demanded: null,
      password_rotation_performed: random.chance(0.02) ? profile.last_login_at : null,
      deleted: null,
      mail_cadence: random.chance(0.9) ? 'immediate' : random.pick(['daily', 'weekly']),
      notifications_paused: random.chance(0.03),
      ...countersOf(account, graph, random),
      ...profile,
      search: '',
      language: null,
      imported_id: null,
    };
    if (row.deleted) anonymise(row);
    row.search = searchVector(row);
    yield row;
  }
}

function profileOf(
  plan: SeedPlan,
  account: number,
  created: number,
  random: Random,
  names: Names,
): Profile {
  const scenario = plan.scenarioOf(account);
  const index = account - plan.rangeOf(scenario).from;
  const ordinary = ordinaryProfile(created, random, names);
  switch (scenario) {
    case 'fixed':
      return { ...ordinary, ...fixedProfile(account) };
    case 'burst':
      return { ...ordinary, ...burstProfile(index, random), active: true };
    case 'ring':
      return { ...ordinary, about: ringAbout(random), active: true };
    case 'star':
      return index === 0 ? { ...ordinary, active: true } : { ...ordinary, about: null };
    case 'hidden':
      return { ...ordinary, ...hiddenProfile(index), active: true };
    case 'chain':
      return { ...ordinary, active: true };
    case 'dormant': {
      const lastSeen = created + random.between(0, 60) * DAY;
      return { ...ordinary, active: true, last_login_at: new Date(Math.floor(lastSeen)) };
    }
    case 'legacy':
      return { ...ordinary, active: true, website: legacyWebsite(index) };
    case 'hostile':
      return { ...ordinary, active: true, ...hostileProfile(index) };
    case 'deleted': {
      const deleted = random.between(created, Math.min(PRESENT, created + 2 * YEAR));
      return { ...ordinary, deleted: new Date(Math.floor(deleted)) };
    }
    case 'ordinary':
      return ordinary;
  }
}

function fixedProfile(account: number): Partial<Profile> {
  const { id, first_name, last_name, email, roles, about } =
    FIXED_ACCOUNTS[account] ?? FIRST_ADMINISTRATOR;
  const last_login_at = new Date(PRESENT - account * DAY);
  return {
    id,
    first_name,
    last_name,
    email,
    roles,
    about,
    website: null,
    active: true,
    last_login_at,
  };
}

const TRADES = [
  'Hydrologue',
  'Géomaticienne',
  'Développeur',
  'Journaliste de données',
  'Documentaliste',
  'Urbaniste',
  'Enseignante',
  'Statisticien',
  'Étudiante',
  'Agent territorial',
] as const;

const SUBJECTS = [
  'les transports',
  'la qualité de l’eau',
  'les marchés publics',
  'l’énergie',
  'les prénoms',
  'le cadastre',
  'la biodiversité',
  'les élections',
] as const;

function ordinaryProfile(created: number, random: Random, names: Names): Profile {
  const [first_name, last_name, city] = [names.firstName(), names.lastName(), names.city()];
  const active = random.chance(0.94) ? true : random.pick([false, null]);
  const about = `${random.pick(TRADES)} ${inCity(city)}. Je réutilise les données sur ${random.pick(SUBJECTS)}.`;
  const link = '\n\nMes **réutilisations** : <https://reutilisations.example.org>';
  return {
    first_name,
    last_name,
    about: random.chance(0.45) ? about + (random.chance(0.1) ? link : '') : null,
    website: random.chance(0.15)
      ? `https://www.example.org/${random.whole(10_000).toString()}`
      : null,
    active,
    // An account that was never activated has never signed in.
    last_login_at: active === null || random.chance(0.08) ? null : lastLogin(created, random),
  };
}

/** Half of the accounts stopped signing in soon after their creation. The others are still active. */
function lastLogin(created: number, random: Random): Date {
  const stay = random.chance(0.5) ? random.next() ** 4 : 1 - random.next() ** 3;
  return new Date(Math.floor(created + stay * (PRESENT - created)));
}

const DOMAINS = [
  'example.org',
  'example.com',
  'example.net',
  'courriel.example.org',
  'ville.example.org',
  'universite.example.net',
] as const;

/** The address is unique, because the slug is. */
const addressOf = (slug: string, random: Random) =>
  `${slug.replaceAll('-', '.').slice(0, 200)}@${random.pick(DOMAINS)}`;

function countersOf(account: number, graph: FollowGraph, random: Random) {
  const counter = (scale: number) => random.heavyTailed(scale, 2_000);
  // udata creates a counter with the first object counted, so inactive accounts may lack some.
  const isQuiet = random.chance(0.3);
  const [followers = 0, following = 0] = [graph.followers[account], graph.following[account]];
  return {
    datasets: isQuiet ? null : counter(0.5),
    reuses: isQuiet ? null : counter(0.3),
    dataservices: isQuiet ? null : counter(0.1),
    following: isQuiet && following === 0 ? null : following,
    followers: isQuiet && followers === 0 ? null : followers,
  };
}

/** Erase a deleted account as udata does. Roles, dates and counters stay. */
function anonymise(row: UserRow): void {
  Object.assign(row, {
    slug: `deleted-${row.id}`,
    email: `${row.id}@deleted`,
    first_name: 'DELETED',
    last_name: 'DELETED',
    active: false,
    avatar: null,
    website: null,
    about: null,
  });
}
