import { claim } from '../../claim';
import { aDate, including, type Pattern } from '../../pattern';
import {
  badLegalNotice,
  EMPTY_PAGE,
  FORBIDDEN,
  having,
  message,
  NOT_FOUND,
} from '../../expectedAnswers';

const anonymised: [string, (id: string) => Pattern][] = [
  ['email', (id) => `${id}@deleted`],
  ['slug', (id) => `deleted-${id}`],
  ['first_name', () => 'DELETED'],
  ['last_name', () => 'DELETED'],
  ['active', () => false],
  ['website', () => null],
  ['about', () => null],
  ['avatar', () => null],
  ['avatar_thumbnail', () => null],
  ['deleted', () => aDate],
  ['roles', () => ['admin']],
  ['mail_cadence', () => 'daily'],
  ['organizations', () => []],
];

const OWN_ACCOUNT = message(
  403,
  'You cannot delete yourself with this API. Use the "me" API instead.',
);

const FOLLOWED = { status: 201, body: { followers: 1 } };

export const claims = [
  claim('a deletion is 204', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.delete(`/users/${id}/?no_mail=1`, 204);
    await admin.get(`/users/${id}/`, having(200, { deleted: aDate }));
  }),
  ...anonymised.map(([key, value]) =>
    claim(
      `after a deletion, ${key} has the documented value`,
      async ({ admin, createDeletedUser }) => {
        const { id } = await createDeletedUser({
          about: 'a',
          website: 'https://example.org',
          roles: ['admin'],
          mail_cadence: 'daily',
        });
        await admin.get(`/users/${id}/`, having(200, { [key]: value(id) }));
      },
    ),
  ),
  claim('a deletion does not change since', async ({ admin, createUser }) => {
    const { id } = await createUser();
    const { body: before } = await admin.get(`/users/${id}/`, 200);
    await admin.delete(`/users/${id}/?no_mail=1`, 204);
    await admin.get(`/users/${id}/`, having(200, { since: before.since, deleted: aDate }));
  }),
  claim('a second deletion is 410', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.delete(`/users/${id}/`, message(410, 'User has already been deleted'));
  }),
  claim(
    'a bad boolean is reported before a second deletion',
    async ({ admin, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      await admin.delete(`/users/${id}/?send_legal_notice=maybe`, badLegalNotice('maybe'));
    },
  ),
  claim('an administrator cannot delete their own account', ({ admin, adminId }) =>
    admin.delete(`/users/${adminId}/`, OWN_ACCOUNT),
  ),
  claim(
    'a bad boolean is reported before the deletion of one’s own account',
    ({ admin, adminId }) =>
      admin.delete(`/users/${adminId}/?send_legal_notice=maybe`, badLegalNotice('maybe')),
  ),
  claim('the refusal to delete one’s own account ignores the mask', ({ admin, adminId }) =>
    admin.withHeaders({ 'X-Fields': 'id' }).delete(`/users/${adminId}/`, OWN_ACCOUNT),
  ),
  claim('an unknown account is 404', ({ admin }) =>
    admin.delete('/users/none-so-named/', NOT_FOUND),
  ),
  claim(
    'an ordinary account cannot delete another account',
    async ({ user, admin, createUser }) => {
      const { id } = await createUser();
      await user.delete(`/users/${id}/`, FORBIDDEN);
      await admin.get(`/users/${id}/`, having(200, { deleted: null }));
    },
  ),
  claim('parameters in a body are not read', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.call('DELETE', `/users/${id}/?no_mail=1`, { send_legal_notice: 'maybe' }, 204);
    await admin.get(`/users/${id}/`, having(200, { deleted: aDate }));
  }),
  claim('a deleted account is not listed', async ({ admin, createUser, uniqueWord }) => {
    const last_name = uniqueWord();
    const { id } = await createUser({ last_name });
    await admin.delete(`/users/${id}/?no_mail=1`, 204);
    await admin.get(`/users/?q=${last_name}`, { status: 200, body: EMPTY_PAGE });
    await admin.get(`/users/?q=${id}`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('a deleted account is not suggested', async ({ anonymous, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await anonymous.get(`/users/suggest/?q=${id}`, { status: 200, body: [] });
  }),
  claim('the email of a deleted account can be used again', async (context) => {
    const email = context.uniqueEmail();
    await context.createDeletedUser({ email });
    const { id } = await context.createUser({ email });
    await context.admin.get(`/users/${id}/`, having(200, { email, deleted: null }));
  }),
  claim('a deleted account has no followers', async ({ admin, user, anonymous, createUser }) => {
    const { id } = await createUser();
    await user.post(`/users/${id}/followers/`, undefined, FOLLOWED);
    await admin.delete(`/users/${id}/?no_mail=1`, 204);
    await anonymous.get(`/users/${id}/followers/`, { status: 200, body: EMPTY_PAGE });
    await user.delete(`/users/${id}/followers/`, NOT_FOUND);
  }),
  claim(
    'a deletion does not change the following counter of its followers',
    async ({ admin, user, userId, createUser, expect }) => {
      const following = async () =>
        (await admin.get(`/users/${userId}/`, 200)).body.metrics.following as number;
      const { id } = await createUser();
      await user.post(`/users/${id}/followers/`, undefined, FOLLOWED);
      const before = await following();
      await admin.delete(`/users/${id}/?no_mail=1`, 204);
      expect(await following(), before, 'following');
    },
    { sequential: true },
  ),
  claim(
    'a deletion does not change the counters of the account',
    async ({ admin, user, createUser }) => {
      const { id } = await createUser();
      await user.post(`/users/${id}/followers/`, undefined, FOLLOWED);
      await admin.delete(`/users/${id}/?no_mail=1`, 204);
      await admin.get(`/users/${id}/`, having(200, { metrics: including({ followers: 1 }) }));
    },
  ),
  claim(
    'a deletion marks open reports about the account as handled',
    async ({ admin, user, createUser }) => {
      const { id } = await createUser();
      const { body } = await user.post(
        '/reports/',
        { subject: { class: 'User', id }, reason: 'spam' },
        201,
      );
      await admin.delete(`/users/${id}/?no_mail=1`, 204);
      await admin.get(
        `/reports/${body.id}/`,
        having(200, {
          subject_deleted_at: aDate,
          subject_deleted_by: including({ class: 'User' }),
        }),
      );
    },
  ),
];
