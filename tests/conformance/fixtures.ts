import type { User } from '../../src/api/contract';
import type { Scene } from './scene';

/** Accounts that a search for their last name finds, made in this order. */
export async function namesakes({ createUser, word }: Scene, values: Record<string, unknown>[]) {
  const last_name = word();
  const users: User[] = [];
  for (const each of values) users.push(await createUser({ last_name, ...each }));
  return { last_name, users, ids: users.map(({ id }) => id) };
}

export const ids = ({ data }: { data: User[] }) => data.map(({ id }) => id);

export const ABSENT_ID = '0123456789abcdef01234567';

/** The ordinary account follows a new one. */
export async function followed({ createUser, user, later }: Scene, values = {}) {
  const made = await createUser(values);
  await user.post(`/users/${made.id}/followers/`, undefined, {
    status: 201,
    body: { followers: 1 },
  });
  later(() => user.delete(`/users/${made.id}/followers/`));
  return made;
}

/** The ordinary account is a member of an organization of the administrator. */
export async function joined(scene: Scene) {
  const { organization, request: id } = await asked(scene);
  await scene.admin.post(`/organizations/${organization}/membership/${id}/accept/`, {}, 200);
  return organization;
}

/** An organization of the administrator, and the ordinary account that asks to join. */
export async function asked({ user, createOrganization }: Scene, comment = 'Bonjour') {
  const { id } = await createOrganization();
  const { body } = await user.post(`/organizations/${id}/membership/`, { comment }, 201);
  return { organization: id, request: body.id as string };
}

/** An organization of the administrator, and an account invited to it. */
export async function invited({ admin, createOrganization, createPerson }: Scene, values = {}) {
  const [organization, person] = [await createOrganization(), await createPerson()];
  const { body } = await admin.post(
    `/organizations/${organization.id}/member/`,
    { user: person.id, ...values },
    201,
  );
  return { organization: organization.id, person, request: body.id as string };
}
