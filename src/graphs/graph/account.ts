// The file, not the index: the worker must not load components.
import { linkHosts } from '../../accounts/linkHosts';
import { isDeleted, type User, type UserReference } from '../../api/contract';

/** An account of a graph: what a list of followers tells of it, and its details once read. */
export interface GraphAccount {
  readonly id: string;
  readonly slug: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly avatar_thumbnail: string | null;
  readonly isDeleted: boolean;
  /** Null: only named by a list of followers so far. */
  readonly details: AccountDetails | null;
}

/** What an account is judged by. Fields named as udata names them are udata's. */
export interface AccountDetails {
  /** Domain of the address, lower case; null when there is none to be read. */
  readonly email_domain: string | null;
  /** False or null: cannot sign in. */
  readonly active: boolean | null;
  readonly roles: readonly string[];
  /** The text, cut after {@link MAX_ABOUT_LENGTH} characters: hostile. */
  readonly about: string;
  /** Hosts that `website` and `about` link to. */
  readonly hosts: readonly string[];
  /** Sign-up, in milliseconds since 1970. */
  readonly since: number;
  readonly last_login_at: number | null;
  /** Datasets, reuses and APIs together. */
  readonly content: number;
  readonly followers: number;
  /** Users, organizations and datasets followed, together: an upper bound of the users. */
  readonly following: number;
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  /** When all this was read, in milliseconds since 1970. */
  readonly readAt: number;
}

export const MAX_ABOUT_LENGTH = 2_000;

/** An account as a list of followers names it. */
export const accountOfReference = (reference: UserReference): GraphAccount => ({
  id: reference.id,
  slug: reference.slug,
  first_name: reference.first_name,
  last_name: reference.last_name,
  avatar_thumbnail: reference.avatar_thumbnail,
  isDeleted: isDeleted(reference),
  details: null,
});

/** An account with its details, as `GET /users/` and `GET /users/{id}/` serve it. */
export const accountOfUser = (user: User, readAt: number): GraphAccount => ({
  id: user.id,
  slug: user.slug,
  first_name: user.first_name,
  last_name: user.last_name,
  avatar_thumbnail: user.avatar_thumbnail,
  isDeleted: isDeleted(user),
  details: {
    email_domain: domainOf(user.email),
    active: user.active,
    roles: user.roles,
    about: (user.about ?? '').slice(0, MAX_ABOUT_LENGTH),
    hosts: linkHosts(user),
    since: Date.parse(user.since),
    last_login_at: user.last_login_at === null ? null : Date.parse(user.last_login_at),
    content: user.metrics.datasets + user.metrics.reuses + user.metrics.dataservices,
    followers: user.metrics.followers,
    following: user.metrics.following,
    organizations: user.organizations.map(({ id, name }) => ({ id, name })),
    readAt,
  },
});

const domainOf = (email: string | null): string | null =>
  email?.split('@').at(1)?.toLowerCase() || null;

export const fullName = ({ first_name, last_name }: GraphAccount) => `${first_name} ${last_name}`;
