import type { faker } from '@faker-js/faker/locale/fr';
import type { Insertable } from 'kysely';
import { MEMBER_ROLES } from '../../src/api/contract';
import type { Database } from '../db';
import { searchColumns } from '../organizations/search';
import { ofCity } from '../seed/cities';
import { searchVector } from '../users/search';
import { isEmailAddress } from '../validation/email';
import { randomFor, importedId, slugOf } from './identity';
import { BadLine } from './failures';
import type { Line } from './lines';
import { booleanOf, dateOf, limitedText, nameOf, requiredText, textOf } from './values';

type Row<T extends keyof Database> = Required<Insertable<Database[T]>>;
type Names = Pick<typeof faker, 'person' | 'location' | 'seed'>;

/** Range of the dates that are generated for lines without one. */
const MIN_DATE = Date.UTC(2014, 0, 1);
const MAX_DATE = Date.UTC(2026, 9, 31);
const DOMAINS = ['example.org', 'example.com', 'example.net'];

/** @throws BadLine */
export function userRow({ values }: Line, names: Names): Row<'users'> {
  const imported_id = requiredText(values, 'id');
  const id = importedId('user', imported_id);
  const random = randomFor(id);
  names.seed(random.between(0, 2 ** 31));
  const first_name = nameOf(values, 'first_name') ?? names.person.firstName();
  const last_name = nameOf(values, 'last_name') ?? names.person.lastName();
  const slug = slugOf(`${first_name} ${last_name}`, id);
  const email = limitedText(values, 'email') ?? `${slug}@${random.pick(DOMAINS)}`;
  if (!isEmailAddress(email)) throw new BadLine(`email is not an e-mail address: ${email}`);
  const created_at = dateOf(values, 'since') ?? new Date(random.between(MIN_DATE, MAX_DATE));
  const person = { first_name, last_name, email };
  return {
    ...person,
    id,
    slug,
    imported_id,
    active: booleanOf(values, 'active') ?? true,
    about: textOf(values, 'about') ?? null,
    website: textOf(values, 'website') ?? null,
    avatar: null,
    roles: textOf(values, 'roles')?.split(/[\s,;|]+/) ?? [],
    created_at,
    last_login_at:
      dateOf(values, 'last_login_at') ?? new Date(random.between(created_at.getTime(), MAX_DATE)),
    password_rotation_demanded: null,
    password_rotation_performed: null,
    deleted: null,
    mail_cadence: 'immediate',
    notifications_paused: false,
    language: null,
    datasets: 0,
    reuses: 0,
    dataservices: 0,
    following: 0,
    followers: 0,
    search: searchVector(person),
  };
}

/** @throws BadLine */
export function organizationRow({ values }: Line, names: Names): Row<'organizations'> {
  const imported_id = requiredText(values, 'id');
  const id = importedId('organization', imported_id);
  const random = randomFor(id);
  names.seed(random.between(0, 2 ** 31));
  const described = {
    name: limitedText(values, 'name') ?? `Collectif ${ofCity(names.location.city())}`,
    acronym: limitedText(values, 'acronym') ?? null,
    description: textOf(values, 'description') ?? null,
  };
  const created_at = dateOf(values, 'since') ?? new Date(random.between(MIN_DATE, MAX_DATE));
  return {
    ...described,
    ...searchColumns(described),
    id,
    imported_id,
    slug: slugOf(described.name, id),
    old_slugs: [],
    url: null,
    logo: null,
    banner_image: null,
    business_number_id: null,
    image_url: null,
    banner_color: null,
    banner_image_position: null,
    extras: null,
    presentation_blocs: null,
    presentation_blocs_published_at: null,
    badges: [],
    created_at,
    last_modified: created_at,
    deleted: null,
    datasets: 0,
    reuses: 0,
    dataservices: 0,
    followers: 0,
    members: 0,
  };
}

/** @throws BadLine */
export function memberRow({ values }: Line): Row<'members'> {
  const role = textOf(values, 'role') ?? 'editor';
  if (!MEMBER_ROLES.some((known) => known === role)) {
    throw new BadLine(`role is not one of ${MEMBER_ROLES.join(', ')}: ${role}`);
  }
  const organization_id = importedId('organization', requiredText(values, 'organization'));
  const user_id = importedId('user', requiredText(values, 'user'));
  const random = randomFor(organization_id + user_id);
  const since = dateOf(values, 'since') ?? new Date(random.between(MIN_DATE, MAX_DATE));
  return { organization_id, user_id, role, since };
}

/** @throws BadLine */
export function followRow({ values }: Line): Row<'follows'> {
  const follower_id = importedId('user', requiredText(values, 'follower'));
  const following_id = importedId('user', requiredText(values, 'following'));
  if (follower_id === following_id) throw new BadLine('an account cannot follow itself');
  const id = importedId('follow', follower_id + following_id);
  const since = dateOf(values, 'since') ?? new Date(randomFor(id).between(MIN_DATE, MAX_DATE));
  return { id, follower_id, following_id, since, until: null };
}

/** The follow in the opposite direction. */
export function reversed(row: Row<'follows'>): Row<'follows'> {
  const { follower_id: following_id, following_id: follower_id } = row;
  return {
    ...row,
    id: importedId('follow', follower_id + following_id),
    follower_id,
    following_id,
  };
}
