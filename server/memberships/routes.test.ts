import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type {
  MembershipRequest,
  Organization,
  OrganizationInvitation,
  User,
} from '../../src/api/contract';
import { ADMIN_KEY, startTestApp, type TestApp, USER_KEY } from '../testing';
import { attachInvitations } from './accounts';

const DENIED = { message: 'You do not have the permission to modify that object.' };
const PENDING = 'A request or invitation is already pending for this user';
const UNKNOWN_ID = '6f1f6a3e-7b3d-4d9a-8a53-0a1b2c3d4e5f';

describe('memberships', () => {
  let test: TestApp;
  let organization: Organization;
  let path: string;
  let serial = 0;
  beforeAll(async () => {
    test = await startTestApp();
  });
  afterAll(() => test.close());
  beforeEach(async () => {
    serial += 1;
    const name = `Organisation ${serial.toString()}`;
    const { body } = await test.asAdmin('POST', '/organizations/', { name, description: 'x' });
    organization = body as Organization;
    path = `/organizations/${organization.id}/`;
  });

  const asUser = (method: string, where: string, body?: unknown) =>
    test.call(method, where, { key: USER_KEY, body });
  const createUser = async (email = ''): Promise<User> => {
    serial += 1;
    const { status, body } = await test.asAdmin('POST', '/users/', {
      first_name: 'Camille',
      last_name: 'Essai',
      email: email || `Camille.${serial.toString()}@example.org`,
      active: true,
    });
    expect(status).toBe(201);
    return body as User;
  };
  const invite = async (values: object): Promise<MembershipRequest> => {
    const { status, body } = await test.asAdmin('POST', `${path}member/`, values);
    expect(status).toBe(201);
    return body as MembershipRequest;
  };
  const requests = async (query = ''): Promise<MembershipRequest[]> =>
    (await test.asAdmin('GET', `${path}membership/${query}`)).body;
  const members = async () => {
    const { body } = await test.asAdmin('GET', path);
    const roles = (body as Organization).members.map(({ user, role }) => [user.id, role]);
    return { roles: Object.fromEntries(roles) as object, count: body.metrics.members as number };
  };
  /** Make the account of `USER_KEY` a member. */
  const join = async (role: string): Promise<void> => {
    const { id } = await invite({ user: test.userId, role });
    expect((await asUser('POST', `/me/org_invitations/${id}/accept/`)).status).toBe(200);
  };

  describe('an invitation', () => {
    it('is listed for its account, which becomes a member by accepting it', async () => {
      const invitation = await invite({ user: test.userId.toUpperCase(), comment: 'Venez' });
      expect(invitation).toMatchObject({
        user: { id: test.userId, email: 'user@example.org' },
        email: null,
        kind: 'invitation',
        status: 'pending',
        role: 'editor',
        comment: 'Venez',
        assignments: [],
      });
      expect((await members()).roles).toEqual({ [test.adminId]: 'admin' });
      const { body } = await asUser('GET', '/me/org_invitations/');
      const own = (body as OrganizationInvitation[]).find(({ id }) => id === invitation.id);
      expect(own).toMatchObject({
        organization: { id: organization.id, permissions: { edit: false, private: false } },
        role: 'editor',
        comment: 'Venez',
        created: invitation.created,
      });

      const where = `/me/org_invitations/${invitation.id}/accept/`;
      expect((await test.call('POST', where)).status).toBe(401);
      expect((await test.asAdmin('POST', where)).body).toEqual({ message: 'Invitation not found' });
      expect((await asUser('POST', where)).body).toEqual({ message: 'Invitation accepted' });
      expect((await asUser('POST', where)).body).toEqual({ message: 'Invitation is not pending' });
      expect(await members()).toEqual({
        roles: { [test.adminId]: 'admin', [test.userId]: 'editor' },
        count: 2,
      });
    });

    it('can be refused or canceled, once', async () => {
      const first = await invite({ user: test.userId });
      const refuse = `/me/org_invitations/${first.id}/refuse/`;
      expect((await asUser('POST', refuse)).body).toEqual({ message: 'Invitation refused' });
      expect((await asUser('POST', refuse)).status).toBe(400);

      const second = await invite({ user: test.userId });
      const cancel = `${path}membership/${second.id}/cancel/`;
      expect((await asUser('POST', cancel)).body).toEqual(DENIED);
      expect(await test.asAdmin('POST', cancel)).toMatchObject({ status: 200, body: {} });
      expect((await test.asAdmin('POST', cancel)).body).toEqual({
        message: 'Only pending invitations can be canceled',
      });
      expect((await asUser('POST', `/me/org_invitations/${second.id}/accept/`)).status).toBe(400);
      expect((await requests()).map(({ status }) => status)).toEqual(['refused', 'canceled']);
      expect((await members()).count).toBe(1);
    });

    it('cannot be accepted or refused by its organization', async () => {
      const { id } = await invite({ user: test.userId });
      for (const verb of ['accept', 'refuse']) {
        expect((await test.asAdmin('POST', `${path}membership/${id}/${verb}/`, {})).body).toEqual({
          message: 'Use the cancel endpoint for invitations',
        });
      }
    });

    it('stays pending for an address until an account has it', async () => {
      const address = `Nouveau.${serial.toString()}@Example.org`;
      const invitation = await invite({ email: address, role: 'admin' });
      expect(invitation).toMatchObject({ user: null, email: address.toLowerCase() });
      const again = await test.asAdmin('POST', `${path}member/`, { email: address.toUpperCase() });
      expect(again.body.errors).toEqual({
        email: 'An invitation is already pending for this email',
      });
      const user = await createUser(address.replace('N', 'n'));
      expect(await requests()).toMatchObject([
        { id: invitation.id, user: { id: user.id }, email: null },
      ]);
    });

    it('is attached to an account that gets its address, in place of a pending request', async () => {
      const address = `nouveau.${serial.toString()}@example.org`;
      await asUser('POST', `${path}membership/`, { comment: 'Bonjour' });
      const { id } = await invite({ email: address, role: 'admin' });
      const { body: user } = await test.asAdmin('GET', `/users/${test.userId}/`);
      await test.asAdmin('PUT', `/users/${test.userId}/`, { email: address });
      expect(await requests()).toMatchObject([{ id, user: { id: test.userId }, role: 'admin' }]);

      // An account that is already invited, or a member, gets no second invitation.
      await test.asAdmin('PUT', `/users/${test.userId}/`, { email: user.email });
      await invite({ email: address });
      await test.asAdmin('PUT', `/users/${test.userId}/`, { email: address });
      expect((await requests()).map((request) => request.id)).toEqual([id]);
      await asUser('POST', `/me/org_invitations/${id}/accept/`);
      await test.asAdmin('PUT', `/users/${test.userId}/`, { email: user.email });
      await invite({ email: address });
      await test.asAdmin('PUT', `/users/${test.userId}/`, { email: address });
      expect((await requests()).map((request) => request.id)).toEqual([id]);
      await test.asAdmin('PUT', `/users/${test.userId}/`, { email: user.email });
    });

    it('stays pending when the account is deleted before it is attached', async () => {
      const { id } = await createUser();
      const email = `parti.${serial.toString()}@example.org`;
      const invitation = await invite({ email });
      await test.asAdmin('DELETE', `/users/${id}/`);
      await attachInvitations(test.db, { id, email });
      expect(await requests()).toMatchObject([{ id: invitation.id, user: null, email }]);
    });

    it('finds the account of an address without regard to case', async () => {
      const { id, email } = await createUser();
      expect((await invite({ email: email?.toUpperCase() })).user?.id).toBe(id);
    });

    it.each([
      [{}, { user: 'Either user or email is required' }],
      [{ user: 'ID', email: 'a@example.org' }, { user: 'Cannot provide both user and email' }],
      [
        { user: UNKNOWN_ID.slice(0, 8).repeat(3) },
        { user: expect.stringMatching(/^Unknown user '6f/) },
      ],
      [{ user: 'zz' }, {}],
      [{ email: '  ' }, { email: 'Invalid email address' }],
      [{ email: 'x@example.test' }, { email: 'Invalid email address' }],
      [{ user: 'ID', role: 'boss' }, { role: "Invalid role 'boss'" }],
      [{ user: 'ID', assignments: 'x' }, { assignments: 'Expected a list of {class, id} objects' }],
      [
        { user: 'ID', assignments: [{ class: 'User' }] },
        { assignments: "Invalid object class 'User'" },
      ],
      [{ user: 'ID', assignments: [{ class: 'Dataset', id: 'zz' }] }, {}],
      [
        { user: 'ID', assignments: [{ class: 'Reuse', id: null }] },
        { assignments: "Reuse 'None' not found" },
      ],
      [
        { user: 'ID', comment: 12 },
        { requests: { '0': { comment: 'StringField only accepts string values' } } },
      ],
    ])('is refused with %j', async (values, errors) => {
      const sent = JSON.parse(JSON.stringify(values).replace('"ID"', `"${test.userId}"`));
      const { status, body } = await test.asAdmin('POST', `${path}member/`, sent);
      expect(status).toBe(400);
      expect(body.errors).toEqual(errors);
      expect(await requests()).toEqual([]);
    });

    it('is refused for members and pending requests, and to callers who may not invite', async () => {
      const refusal = async (user: string) =>
        (await test.asAdmin('POST', `${path}member/`, { user })).body.message;
      expect(await refusal(test.adminId)).toBe('User is already a member');
      await asUser('POST', `${path}membership/`, { comment: 'Bonjour' });
      expect(await refusal(test.userId)).toBe(PENDING);
      expect((await asUser('POST', `${path}member/`, [])).body).toEqual(DENIED);
    });

    it('is created only once by concurrent requests', async () => {
      const { id: user } = await createUser();
      const responses = await Promise.all(
        [1, 2, 3].map(() => test.asAdmin('POST', `${path}member/`, { user })),
      );
      expect(responses.map(({ status }) => status).sort()).toEqual([201, 400, 400]);
    });
  });

  describe('a request', () => {
    const ask = (body: unknown) => asUser('POST', `${path}membership/`, body);

    it('needs a comment, unless the pending request has one', async () => {
      for (const body of [{}, null, { comment: ' ' }]) {
        expect((await ask(body)).body.errors).toEqual({
          comment: "'comment' is required when 'kind' is 'request'",
        });
      }
      expect((await ask({ comment: 12 })).body).toEqual({
        errors: { requests: { '0': { comment: 'StringField only accepts string values' } } },
        message:
          `ValidationError (Organization:${organization.id}) ` +
          "(comment.StringField only accepts string values: ['requests'])",
      });
      const asked = await ask({ comment: 'Bonjour', role: 'admin' });
      expect(asked.status).toBe(201);
      expect(asked.body).toMatchObject({
        kind: 'request',
        role: 'editor',
        comment: 'Bonjour',
        user: { email: 'us**@example.org' },
      });
      expect(await ask({ comment: 'Encore' })).toMatchObject({
        status: 200,
        body: { id: asked.body.id, comment: 'Encore' },
      });
      expect((await ask({})).body.comment).toBe('Encore');
      expect(await requests()).toHaveLength(1);
    });

    it('can be accepted after it was refused, but only once', async () => {
      const { id } = (await ask({ comment: 'Bonjour' })).body;
      const where = `${path}membership/${id}/`;
      expect((await asUser('POST', `${where}accept/`)).body).toEqual(DENIED);
      expect((await test.asAdmin('POST', `${where}refuse/`)).status).toBe(415);
      expect(await test.asAdmin('POST', `${where}refuse/`, {})).toMatchObject({
        status: 200,
        body: {},
      });
      const shorter = `${path}membership/${id.replaceAll('-', '').toUpperCase()}/accept/`;
      expect(await test.asAdmin('POST', shorter)).toMatchObject({
        status: 200,
        body: { role: 'editor', label: 'Editor', user: { id: test.userId } },
      });
      expect((await test.asAdmin('POST', `${where}accept/`)).status).toBe(409);
      expect((await members()).count).toBe(2);
      expect((await ask({ comment: 'x' })).body).toEqual({
        message: 'You are already a member of this organization',
      });
      expect((await test.asAdmin('POST', `${where}cancel/`)).body).toEqual({
        message: 'Only invitations can be canceled',
      });
    });

    it('is refused when an invitation is pending', async () => {
      await invite({ user: test.userId });
      expect((await ask({ comment: 'Bonjour' })).body).toEqual({
        message: 'You are already invited to this organization, accept the invitation',
      });
    });

    it('is listed for its author and for the administrators of the organization', async () => {
      await ask({ comment: 'Bonjour' });
      const other = await createUser();
      await invite({ user: other.id });
      const listed = async (query: string, key: string) =>
        test.call('GET', `${path}membership/${query}`, { key });
      expect((await listed(`?user=${test.userId}`, USER_KEY)).body).toHaveLength(1);
      expect((await listed(`?user=${test.userId}&status=refused`, USER_KEY)).body).toEqual([]);
      expect((await listed('?user=', USER_KEY)).body).toEqual(DENIED);
      expect(await listed(`?user=${other.id}`, USER_KEY)).toMatchObject({
        status: 403,
        body: {
          message:
            'You can only access your own membership requests or the one of your organizations.',
        },
      });
      expect((await listed('', ADMIN_KEY)).body).toHaveLength(2);
      expect((await listed('?status=pending', ADMIN_KEY)).body).toHaveLength(2);
    });

    it('returns 404 for a malformed identifier before the key is checked', async () => {
      for (const verb of ['accept', 'refuse', 'cancel']) {
        expect((await test.call('POST', `${path}membership/zz/${verb}/`)).status).toBe(404);
        const unknown = `${path}membership/${UNKNOWN_ID}/${verb}/`;
        expect((await test.call('POST', unknown)).status).toBe(401);
        expect((await test.asAdmin('POST', unknown, {})).body).toEqual({
          message: 'Unknown membership request id',
        });
      }
      expect((await test.call('POST', '/me/org_invitations/zz/accept/')).status).toBe(404);
    });
  });

  describe('a member', () => {
    const change = (body: unknown, user = test.userId) =>
      test.asAdmin('PUT', `${path}member/${user}/`, body);

    it('can be given another role', async () => {
      await join('editor');
      expect((await change({})).body.role).toBe('editor');
      const { status, body } = await change({ role: 'admin', since: 'ignored' });
      expect(status).toBe(200);
      expect(body).toMatchObject({ role: 'admin', label: 'Administrator' });
      expect((await change({ role: null })).body.role).toBe('editor');
      const reason =
        "'boss' is not a valid choice. Valid choices: ['admin', 'editor', 'partial_editor']";
      expect((await change({ role: 'boss' })).body).toEqual({
        errors: { role: reason },
        message: reason,
      });
      expect((await change({ role: 'admin' }, (await createUser()).id)).status).toBe(404);
    });

    it('with the role of administrator sees masked addresses, and can remove all members', async () => {
      await join('admin');
      const { body } = await asUser('PUT', `${path}member/${test.userId}/`, {});
      expect(body.user).toMatchObject({ email: '***@example.org', last_login_at: null });
      const other = await createUser('quelquun@example.org');
      await asUser('POST', `${path}member/`, { user: other.id });
      const { body: listed } = await asUser('GET', `${path}membership/?user=${other.id}`);
      expect(listed[0].user.email).toBe('qu******@example.org');

      const remove = (id: string) => asUser('DELETE', `${path}member/${id}/`);
      expect((await remove(other.id)).status).toBe(404);
      expect((await remove(test.adminId)).status).toBe(204);
      expect((await remove(test.userId)).status).toBe(204);
      expect((await remove(test.userId)).body).toEqual(DENIED);
      expect(await members()).toEqual({ roles: {}, count: 0 });
    });

    it('is found by slug, and other spellings of the slug redirect to it', async () => {
      await join('editor');
      expect((await change({}, 'denis-marchand')).status).toBe(200);
      const moved = await change({}, 'DENIS-MARCHAND');
      expect(moved.status).toBe(308);
      expect(moved.headers.location).toBe(
        `/api/1/organizations/${organization.slug}/member/denis-marchand/`,
      );
      expect((await test.call('PUT', `${path}member/nobody/`, { body: {} })).status).toBe(404);
    });

    it('has no assignments, since the server stores no objects to assign', async () => {
      const put = (body: unknown) =>
        test.asAdmin('PUT', `${path}member/${test.userId}/assignments/`, body);
      expect((await put([])).body).toEqual({
        message: 'User must be a partial_editor member of this organization',
      });
      await join('partial_editor');
      expect((await put([])).body).toEqual([]);
      expect((await put({ a: 1 })).body.message).toBe('Expected a list of {class, id} objects');
      expect((await asUser('GET', `${path}assignments/`)).body).toEqual(DENIED);
      expect((await test.asAdmin('GET', `${path}assignments/`)).body).toEqual([]);
    });
  });

  it('are deleted with the account, except answered requests and invitations', async () => {
    const [asked, member] = [await createUser(), await createUser()];
    await invite({ user: asked.id });
    const { id } = await invite({ user: member.id });
    await test.db
      .updateTable('membership_requests')
      .set({ status: 'accepted' })
      .where('id', '=', id)
      .execute();
    await test.db
      .insertInto('members')
      .values({
        organization_id: organization.id,
        user_id: member.id,
        role: 'editor',
        since: new Date(),
      })
      .execute();
    for (const user of [asked, member]) await test.asAdmin('DELETE', `/users/${user.id}/`);
    expect((await members()).roles).toEqual({ [test.adminId]: 'admin' });
    expect(await requests()).toMatchObject([{ id, user: { last_name: 'DELETED' } }]);
  });

  it('update `last_modified` of their organization', async () => {
    const modified = async () => Date.parse((await test.call('GET', path)).body.last_modified);
    let before = await modified();
    for (const change of [
      () => asUser('POST', `${path}membership/`, { comment: 'x' }),
      async () => {
        const [request] = await requests();
        return test.asAdmin('POST', `${path}membership/${request?.id ?? ''}/accept/`);
      },
      () => test.asAdmin('PUT', `${path}member/${test.userId}/`, {}),
      () => test.asAdmin('DELETE', `${path}member/${test.userId}/`),
    ]) {
      expect((await change()).status).toBeLessThan(300);
      expect(await modified()).toBeGreaterThan(before);
      before = await modified();
    }
  });
});
