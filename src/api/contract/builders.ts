import type { Follow } from './follow';
import type { Member, Organization, OrganizationReference } from './organization';
import type { Page } from './page';
import type { User } from './user';
import type { UserReference } from './userReference';

const SINCE = '2024-03-01T09:30:00+00:00';
const BASE = 'https://udata.example/api/1';

/** A readable identifier for tests: `anId('a')` is 24 times `a`. */
export const anId = (character: string) => character.repeat(24).slice(0, 24);

/** An active, ordinary account, as an administrator reads it. */
export const aUser = (overrides: Partial<User> = {}): User => ({
  id: anId('a'),
  slug: 'jeanne-dupont',
  first_name: 'Jeanne',
  last_name: 'Dupont',
  email: 'jeanne@example.org',
  active: true,
  roles: [],
  about: 'Hydrologue',
  website: null,
  avatar: null,
  avatar_thumbnail: null,
  since: SINCE,
  last_login_at: null,
  password_rotation_demanded: null,
  password_rotation_performed: null,
  deleted: null,
  mail_cadence: 'immediate',
  notifications_paused: false,
  metrics: { datasets: 0, reuses: 0, dataservices: 0, following: 0, followers: 0 },
  organizations: [],
  uri: `${BASE}/users/jeanne-dupont/`,
  page: null,
  ...overrides,
});

export const aUserReference = (overrides: Partial<UserReference> = {}): UserReference => ({
  class: 'User',
  id: anId('a'),
  slug: 'jeanne-dupont',
  first_name: 'Jeanne',
  last_name: 'Dupont',
  avatar: null,
  avatar_thumbnail: null,
  deleted: null,
  uri: `${BASE}/users/jeanne-dupont/`,
  page: null,
  ...overrides,
});

export const anOrganizationReference = (
  overrides: Partial<OrganizationReference> = {},
): OrganizationReference => ({
  class: 'Organization',
  id: anId('b'),
  name: 'Bassin versant',
  acronym: null,
  slug: 'bassin-versant',
  logo: null,
  logo_thumbnail: null,
  badges: [],
  permissions: { edit: true, delete: true, members: true, harvest: true, private: true },
  uri: `${BASE}/organizations/bassin-versant/`,
  page: null,
  ...overrides,
});

export const aMember = (overrides: Partial<Member> = {}): Member => ({
  role: 'editor',
  label: 'Editor',
  since: SINCE,
  user: { ...aUserReference(), email: 'jeanne@example.org', last_login_at: null },
  ...overrides,
});

export const anOrganization = (overrides: Partial<Organization> = {}): Organization => ({
  id: anId('b'),
  name: 'Bassin versant',
  acronym: null,
  slug: 'bassin-versant',
  description: 'Les eaux du bassin',
  url: null,
  image_url: null,
  logo: null,
  logo_thumbnail: null,
  business_number_id: null,
  badges: [],
  members: [],
  teams: [],
  metrics: {},
  permissions: { edit: true, delete: true, members: true, harvest: true, private: true },
  extras: {},
  ext: {},
  zone: null,
  created_at: SINCE,
  last_modified: SINCE,
  deleted: null,
  presentation_blocs_published_at: null,
  banner_color: null,
  banner_image: null,
  banner_image_position: 50,
  uri: `${BASE}/organizations/bassin-versant/`,
  page: null,
  ...overrides,
});

export const aFollow = (overrides: Partial<Follow> = {}): Follow => ({
  id: anId('c'),
  follower: aUserReference(),
  since: SINCE,
  ...overrides,
});

/** The only page of a list, with `data` as its rows, unless overridden. */
export const aPage = <T>(data: T[], overrides: Partial<Page<T>> = {}): Page<T> => ({
  data,
  page: 1,
  page_size: 20,
  total: data.length,
  next_page: null,
  previous_page: null,
  ...overrides,
});
