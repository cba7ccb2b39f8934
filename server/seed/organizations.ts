import type { Insertable } from 'kysely';
import { MEMBER_ROLES } from '../../src/api/contract';
import type { MemberTable, OrganizationTable } from '../db/schema';
import { searchColumns } from '../organizations/search';
import type { Names } from './accounts';
import { DAY, objectId, OPENING, PRESENT } from './calendar';
import type { SeedPlan } from './plan';
import { ofCity } from './cities';
import type { Random } from './random';
import { uniqueSlugs } from './uniqueSlugs';

export type OrganizationRow = Required<Insertable<OrganizationTable>>;
type MemberRow = Required<Insertable<MemberTable>>;

const ACCOUNTS_PER_ORGANIZATION = 16;
const MAX_ORGANIZATIONS = 3_000;
const MAX_MEMBERS = 30;

const KINDS: readonly [Kind, ...Kind[]] = [
  { name: (city) => `Mairie ${ofCity(city)}`, badges: ['public-service', 'local-authority'] },
  {
    name: (city) => `Métropole ${ofCity(city)}`,
    badges: ['public-service', 'certified', 'local-authority'],
  },
  { name: (city) => `Agence d’urbanisme ${ofCity(city)}`, badges: ['public-service'] },
  { name: (city) => `Université ${ofCity(city)}`, badges: ['public-service', 'certified'] },
  { name: (city) => `Association des cyclistes ${ofCity(city)}`, badges: ['association'] },
  { name: (city) => `Collectif citoyen ${ofCity(city)}`, badges: ['association'] },
  { name: (_city, name) => `${name} Données`, badges: ['company'] },
  { name: (_city, name) => `Transports ${name}`, badges: ['company', 'certified'] },
  { name: (city) => `Club ${ofCity(city)}`, badges: [] },
];

interface Kind {
  name(city: string, lastName: string): string;
  badges: string[];
}

/** Organizations with their members. Empty when there are no ordinary accounts. */
export function organizationsOf(
  plan: SeedPlan,
  ids: readonly string[],
  random: Random,
  names: Names,
): { organizations: OrganizationRow[]; members: MemberRow[] } {
  const slugOf = uniqueSlugs();
  const hasOrganizations = plan.rangeOf('ordinary').from < plan.size;
  const count = hasOrganizations ? Math.ceil(plan.size / ACCOUNTS_PER_ORGANIZATION) : 0;
  const organizations: OrganizationRow[] = [];
  const members: MemberRow[] = [];
  for (let number = 0; number < Math.min(count, MAX_ORGANIZATIONS); number++) {
    const row = organizationRow(number, slugOf, random, names);
    const itsMembers = membersOf(row, plan, ids, random);
    row.members = itsMembers.length;
    organizations.push(row);
    members.push(...itsMembers);
  }
  return { organizations, members };
}

function organizationRow(
  number: number,
  slugOf: (text: string) => string,
  random: Random,
  names: Names,
): OrganizationRow {
  const kind = random.pick(KINDS);
  const name = kind.name(names.city(), names.lastName());
  const created = Math.floor(random.between(OPENING, PRESENT - 90 * DAY));
  const modified = Math.floor(random.between(created, PRESENT));
  const slug = slugOf(name);
  const described = {
    name,
    acronym: random.chance(0.3) ? initials(name) : null,
    description: `${name} publie ses données ouvertes.`,
  };
  return {
    ...described,
    id: objectId(created, number),
    slug,
    old_slugs: random.chance(0.05) ? [`ancien-${slug}`] : [],
    url: random.chance(0.6) ? `https://${slug.slice(0, 60)}.example.org/` : null,
    logo: null,
    business_number_id: null,
    image_url: null,
    banner_color: null,
    banner_image_position: null,
    extras: null,
    presentation_blocs: null,
    presentation_blocs_published_at: null,
    badges: kind.badges,
    created_at: new Date(created),
    last_modified: new Date(modified),
    deleted: number > 10 && random.chance(0.02) ? new Date(modified) : null,
    datasets: random.heavyTailed(4, 5_000),
    reuses: random.heavyTailed(1, 500),
    dataservices: random.heavyTailed(0.5, 100),
    followers: random.chance(0.2) ? null : random.heavyTailed(3, 2_000),
    members: 0,
    ...searchColumns(described),
    banner_image: null,
    imported_id: null,
  };
}

function membersOf(
  organization: OrganizationRow,
  plan: SeedPlan,
  ids: readonly string[],
  random: Random,
): MemberRow[] {
  const accounts = new Set<number>();
  const wanted = 1 + random.heavyTailed(2, Math.min(MAX_MEMBERS, plan.size / 3));
  for (let draw = 0; draw < wanted; draw++) {
    const account = random.whole(plan.size);
    const scenario = plan.scenarioOf(account);
    if (scenario === 'ordinary' || scenario === 'fixed' || scenario === 'legacy')
      accounts.add(account);
  }
  return [...accounts].map((account, index) => {
    const earliest = Math.max(Number(organization.created_at), plan.createdAt[account] ?? 0);
    return {
      organization_id: organization.id,
      user_id: ids[account] ?? '',
      role: index === 0 ? 'admin' : random.pick(MEMBER_ROLES),
      since: new Date(Math.floor(random.between(earliest, PRESENT))),
    };
  });
}

const initials = (name: string) =>
  name
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
