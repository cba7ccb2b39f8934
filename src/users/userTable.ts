import type { User } from '../api/contract';
import type { Table } from '../ui';
import { linkHosts, userStatus } from '../accounts';

const COLUMNS: Record<string, (user: User) => string | number | null | undefined> = {
  id: ({ id }) => id,
  slug: ({ slug }) => slug,
  first_name: ({ first_name }) => first_name,
  last_name: ({ last_name }) => last_name,
  email: ({ email }) => email,
  status: userStatus,
  roles: ({ roles }) => roles.join(' '),
  organizations: ({ organizations }) => organizations.map(({ name }) => name).join(' ; '),
  website: ({ website }) => website,
  links: (user) => linkHosts(user).join(' '),
  about: ({ about }) => about,
  datasets: ({ metrics }) => metrics.datasets,
  reuses: ({ metrics }) => metrics.reuses,
  dataservices: ({ metrics }) => metrics.dataservices,
  following: ({ metrics }) => metrics.following,
  followers: ({ metrics }) => metrics.followers,
  since: ({ since }) => since,
  last_login_at: ({ last_login_at }) => last_login_at,
  page: ({ page, uri }) => page ?? uri,
};

/** Accounts as a table, one line per account, with dates as the API returns them. */
export const userTable = (users: readonly User[]): Table => ({
  fields: Object.keys(COLUMNS),
  lines: users.map((user) => Object.values(COLUMNS).map((value) => value(user))),
});
