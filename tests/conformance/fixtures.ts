import type { User } from '../../src/api/contract';
import type { Context } from './context';

/** Create accounts with the same unique last name, in this order. */
export async function createNamesakes(
  { createUser, uniqueWord }: Context,
  values: Record<string, unknown>[],
) {
  const last_name = uniqueWord();
  const users: User[] = [];
  for (const each of values) users.push(await createUser({ last_name, ...each }));
  return { last_name, users, ids: users.map(({ id }) => id) };
}

/** The identifiers of the rows of a page. */
export const ids = ({ data }: { data: User[] }) => data.map(({ id }) => id);

/** Whether values are in ascending order: numbers by size, strings by code point. */
export const areAscending = (values: readonly (string | number)[]) =>
  values.every((value, index) => {
    const previous = values[index - 1];
    if (previous === undefined) return true;
    return typeof value === 'number'
      ? Number(previous) <= value
      : Buffer.compare(Buffer.from(String(previous)), Buffer.from(value)) <= 0;
  });

/** Keys that are ignored when an account is created or changed, each with a value. */
export const IGNORED_USER_VALUES: Record<string, unknown> = {
  id: '0123456789abcdef01234567',
  slug: 'chosen',
  since: '2000-01-01T00:00:00+00:00',
  deleted: '2000-01-01T00:00:00+00:00',
  last_login_at: '2000-01-01T00:00:00+00:00',
  metrics: { followers: 99 },
  organizations: [{ id: 'x' }],
  uri: 'https://example.org',
  page: 'https://example.org',
  avatar: 'https://example.org/a.png',
  password: 'secret',
  confirmed_at: '2000-01-01T00:00:00+00:00',
  nothing: 1,
};

/** A well-formed identifier of no object. */
export const ABSENT_ID = '0123456789abcdef01234567';

/** A new account that the account without roles follows. */
export async function createFollowedUser({ createUser, user, cleanUp }: Context, values = {}) {
  const followed = await createUser(values);
  await user.post(`/users/${followed.id}/followers/`, undefined, {
    status: 201,
    body: { followers: 1 },
  });
  cleanUp(() => user.delete(`/users/${followed.id}/followers/`));
  return followed;
}

/** An organization of the administrator in which the account without roles is an editor. */
export async function createOrganizationWithMember(context: Context) {
  const { organization, request: id } = await createMembershipRequest(context);
  await context.admin.post(`/organizations/${organization}/membership/${id}/accept/`, {}, 200);
  return organization;
}

/** An organization of the administrator that the account without roles asks to join. */
export async function createMembershipRequest(
  { user, createOrganization }: Context,
  comment = 'Bonjour',
) {
  const { id } = await createOrganization();
  const { body } = await user.post(`/organizations/${id}/membership/`, { comment }, 201);
  return { organization: id, request: body.id as string };
}

/** An organization of the administrator, and a new account that is invited to it. */
export async function createInvitation(
  { admin, createOrganization, createDistinctUser }: Context,
  values = {},
) {
  const [organization, person] = [await createOrganization(), await createDistinctUser()];
  const { body } = await admin.post(
    `/organizations/${organization.id}/member/`,
    { user: person.id, ...values },
    201,
  );
  return { organization: organization.id, person, request: body.id as string };
}
