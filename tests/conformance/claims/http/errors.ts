import { claim } from '../../claim';
import { including, startingWith } from '../../pattern';
import { badField, badModel, having, message, NOT_FOUND } from '../../expectedAnswers';

export const claims = [
  claim('an unknown object is a 404 with a message', ({ anonymous }) =>
    anonymous.get('/users/nobody-at-all/', NOT_FOUND),
  ),
  claim('a 404 may have a message of its own', async ({ admin, createToken }) => {
    const { id } = await createToken();
    await admin.delete(`/me/api_tokens/${id}/`, {
      status: 404,
      body: { message: startingWith('Token not found') },
    });
  }),
  claim('deleting a deleted account is 410', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.delete(`/users/${id}/`, message(410, 'User has already been deleted'));
  }),
  claim('a field check reports the field, with its reason as message', ({ admin, uniqueEmail }) =>
    admin.post(
      '/users/',
      { first_name: 'A', last_name: 'B', email: uniqueEmail(), roles: ['boss'] },
      badField('roles', 'The role boss does not exist'),
    ),
  ),
  claim('model validation reports all invalid fields at once', ({ admin }) =>
    admin.post(
      '/users/',
      {},
      {
        status: 400,
        body: {
          errors: {
            email: 'Field is required',
            first_name: 'Field is required',
            last_name: 'Field is required',
          },
          message: startingWith('ValidationError (User:None) (Field is required: ['),
        },
      },
    ),
  ),
  claim(
    'on a change, model validation reports the identifier of the account',
    async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.put(
        `/users/${id}/`,
        { first_name: null },
        badModel('User', id, { first_name: 'Field is required' }),
      );
    },
  ),
  claim('each invalid field is reported with its own reason', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.put(
      `/users/${id}/`,
      { first_name: null, active: 'no', last_name: 'x'.repeat(300) },
      {
        status: 400,
        body: including({
          errors: {
            first_name: 'Field is required',
            active: 'BooleanField only accepts boolean values',
            last_name: 'String value is too long',
          },
        }),
      },
    );
  }),
  claim('field checks come before model validation', ({ admin }) =>
    admin.post(
      '/users/',
      { first_name: 'Voir spam.com', email: 'no address' },
      badField('first_name', 'URLs not allowed in this field'),
    ),
  ),
  claim('of two failed checks, that of the first key is reported', ({ admin }) =>
    admin.post(
      '/users/',
      { email: 'no address', first_name: 'Voir spam.com' },
      badField('email', 'Invalid email address'),
    ),
  ),
  claim('of two bad names, that of the first key is reported', ({ admin, uniqueEmail }) =>
    admin.post(
      '/users/',
      { email: uniqueEmail(), last_name: 'Voir spam.com', first_name: 'Voir spam.com' },
      badField('last_name', 'URLs not allowed in this field'),
    ),
  ),
  claim('on creation, every key is checked', ({ admin, uniqueWord }) =>
    admin.post(
      '/users/',
      { email: `${uniqueWord()}@localhost`, first_name: 'A', last_name: 'B' },
      badField('email', 'Invalid email address'),
    ),
  ),
  claim('a refused change stores nothing', async ({ admin, createUser }) => {
    const { id, about } = await createUser({ about: 'avant' });
    await admin.put(`/users/${id}/`, { about: 'après', roles: ['boss'] }, 400);
    await admin.put(`/users/${id}/`, { about: 'après', website: 'nowhere' }, 400);
    await admin.get(`/users/${id}/`, having(200, { about }));
  }),
  claim('a refused creation stores nothing', async ({ admin, anonymous, uniqueWord }) => {
    const last_name = uniqueWord();
    await admin.post('/users/', { first_name: 'A', last_name, email: 'no address' }, 400);
    await anonymous.get(`/users/suggest/?q=${last_name}`, { status: 200, body: [] });
  }),
];
