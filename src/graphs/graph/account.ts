// From the file and not the index of the folder, so that the worker does not load components.
import { linkHosts } from '../../accounts/linkHosts';
import type { PartlyRead } from '../../api';
import { isDeleted, type User, type UserReference } from '../../api/contract';

/** An account in a graph: what a list of followers contains, plus the details once read. */
export interface GraphAccount {
  readonly id: string;
  readonly slug: string;
  readonly first_name: string;
  readonly last_name: string;
  readonly avatar_thumbnail: string | null;
  readonly isDeleted: boolean;
  /** Null until the details are read: so far the account was only seen in a list of followers. */
  readonly details: AccountDetails | null;
}

/** The details that the signals use. Fields with the name of a udata field have its value. */
export interface AccountDetails {
  /** Domain of the email address, in lower case. Null when the address is missing or hidden. */
  readonly email_domain: string | null;
  /** False or null: the account cannot sign in. */
  readonly active: boolean | null;
  readonly roles: readonly string[];
  /** Hostile input, cut after {@link MAX_ABOUT_LENGTH} characters. */
  readonly about: string;
  /** Hosts that `website` and `about` link to. */
  readonly hosts: readonly string[];
  /** Sign-up date, in milliseconds since 1970. */
  readonly since: number;
  readonly last_login_at: number | null;
  /** Number of datasets, reuses and APIs. */
  readonly content: number;
  readonly followers: number;
  /** Number of users, organizations and datasets followed: an upper bound for the users. */
  readonly following: number;
  readonly organizations: readonly { readonly id: string; readonly name: string }[];
  /** How many more organizations it is a member of, which could not be read. Absent: none. */
  readonly unreadable?: number;
  /** When these details were read, in milliseconds since 1970. */
  readonly readAt: number;
}

const MAX_ABOUT_LENGTH = 2_000;

/** An account from a list of followers, without details. */
export const accountOfReference = (reference: UserReference): GraphAccount => ({
  id: reference.id,
  slug: reference.slug,
  first_name: reference.first_name,
  last_name: reference.last_name,
  avatar_thumbnail: reference.avatar_thumbnail,
  isDeleted: isDeleted(reference),
  details: null,
});

/** An account with details, from a response of `GET /users/` or `GET /users/{id}/`. */
export const accountOfUser = (user: User & PartlyRead, readAt: number): GraphAccount => ({
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
    unreadable: user.unreadable,
    readAt,
  },
});

/** Whether the account is a member of an organization. */
export const isMember = ({ organizations, unreadable = 0 }: AccountDetails): boolean =>
  organizations.length + unreadable > 0;

const domainOf = (email: string | null): string | null =>
  email?.split('@').at(1)?.toLowerCase() || null;
