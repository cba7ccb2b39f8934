import { claim } from '../../claim';
import { aDate, containing } from '../../pattern';
import { badField, badModel, having, UNAUTHORIZED } from '../../expectedAnswers';
import { userObject } from '../../shapes';

export const claims = [
  claim('/me/ is a user object with its confidential values', ({ user, userId }) =>
    user.get('/me/', {
      status: 200,
      body: userObject({ id: userId, email: /@/, last_login_at: aDate, roles: [] }),
    }),
  ),
  claim('/me/ has no apikey', ({ user }) => user.get('/me/', having(200, { apikey: undefined }))),
  claim('/me/ needs a key', ({ anonymous }) => anonymous.get('/me/', UNAUTHORIZED)),
  claim('/me/ of an administrator has the role admin', ({ admin, adminId }) =>
    admin.get('/me/', having(200, { id: adminId, roles: containing('admin') })),
  ),
  claim(
    'about can be changed',
    async ({ user, cleanUp }) => {
      cleanUp(() => user.put('/me/', { about: null }));
      await user.put('/me/', { about: 'Bonjour' }, having(200, { about: 'Bonjour' }));
      await user.get('/me/', having(200, { about: 'Bonjour' }));
    },
    { sequential: true },
  ),
  claim(
    'website can be changed',
    async ({ user, cleanUp }) => {
      cleanUp(() => user.put('/me/', { website: null }));
      await user.put(
        '/me/',
        { website: 'https://example.org' },
        having(200, { website: 'https://example.org' }),
      );
    },
    { sequential: true },
  ),
  claim(
    'the name can be changed, and the slug stays',
    async ({ user, cleanUp }) => {
      const { body: before } = await user.get('/me/', 200);
      cleanUp(() => user.put('/me/', { first_name: before.first_name }));
      await user.put(
        '/me/',
        { first_name: 'Autre' },
        having(200, { first_name: 'Autre', slug: before.slug }),
      );
    },
    { sequential: true },
  ),
  claim(
    'mail_cadence and notifications_paused can be changed',
    async ({ user, cleanUp }) => {
      cleanUp(() => user.put('/me/', { mail_cadence: null, notifications_paused: null }));
      await user.put(
        '/me/',
        { mail_cadence: 'weekly', notifications_paused: true },
        having(200, { mail_cadence: 'weekly', notifications_paused: true }),
      );
    },
    { sequential: true },
  ),
  claim('roles is ignored', ({ user }) =>
    user.put('/me/', { roles: ['admin'] }, having(200, { roles: [] })),
  ),
  claim('roles is ignored even with a role that does not exist', ({ user }) =>
    user.put('/me/', { roles: ['boss'] }, having(200, { roles: [] })),
  ),
  claim('active is ignored', ({ user }) =>
    user.put('/me/', { active: false }, having(200, { active: true })),
  ),
  claim('roles and active are ignored for an administrator as well', ({ admin }) =>
    admin.put(
      '/me/',
      { active: false, roles: [] },
      having(200, { active: true, roles: containing('admin') }),
    ),
  ),
  claim('an unchanged email is accepted', async ({ user }) => {
    const { body } = await user.get('/me/', 200);
    await user.put('/me/', { email: body.email }, having(200, { email: body.email }));
  }),
  claim('a different email is refused', ({ user, uniqueEmail }) =>
    user.put(
      '/me/',
      { email: uniqueEmail() },
      badField('email', 'Cannot modify email after creation'),
    ),
  ),
  claim('null is refused as a different email', ({ user }) =>
    user.put('/me/', { email: null }, badField('email', 'Cannot modify email after creation')),
  ),
  claim('an invalid email is refused as invalid', ({ user }) =>
    user.put('/me/', { email: 'x' }, badField('email', 'Invalid email address')),
  ),
  claim('of two refused keys, the first is reported', ({ user, uniqueEmail }) =>
    user.put(
      '/me/',
      { first_name: 'Voir spam.com', email: uniqueEmail() },
      badField('first_name', 'URLs not allowed in this field'),
    ),
  ),
  claim(
    'an administrator may change their own email',
    async ({ admin, uniqueEmail, cleanUp }) => {
      const { body } = await admin.get('/me/', 200);
      cleanUp(() => admin.put('/me/', { email: body.email }));
      const email = uniqueEmail();
      await admin.put('/me/', { email }, having(200, { email }));
    },
    { sequential: true },
  ),
  claim('an empty object changes nothing', ({ user, userId }) =>
    user.put('/me/', {}, having(200, { id: userId })),
  ),
  claim('null changes nothing', ({ user, userId }) =>
    user.put('/me/', null, having(200, { id: userId })),
  ),
  claim('a bad website is refused', ({ user, userId }) =>
    user.put(
      '/me/',
      { website: 'nowhere' },
      badModel('User', userId, { website: 'Invalid URL "nowhere"' }),
    ),
  ),
  claim('a URL in a name is refused', ({ user }) =>
    user.put(
      '/me/',
      { first_name: 'Voir spam.com' },
      badField('first_name', 'URLs not allowed in this field'),
    ),
  ),
  claim('a missing name is refused', ({ user, userId }) =>
    user.put(
      '/me/',
      { last_name: '' },
      badModel('User', userId, { last_name: 'Field is required' }),
    ),
  ),
];
