import { claim } from '../../claim';
import { including, startingWith } from '../../pattern';
import { badField, badModel, having, message, NOT_FOUND } from '../../expectedAnswers';

export const claims = [
  claim('an unknown object has a message', ({ anonymous }) =>
    anonymous.get('/users/nobody-at-all/', NOT_FOUND),
  ),
  claim('a text of its own begins a 404 as well', async ({ admin, createToken }) => {
    const { id } = await createToken();
    await admin.delete(`/me/api_tokens/${id}/`, {
      status: 404,
      body: { message: startingWith('Token not found') },
    });
  }),
  claim('a deleted account is gone', async ({ admin, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await admin.delete(`/users/${id}/`, message(410, 'User has already been deleted'));
  }),
  claim('the check of a field names the field and repeats its reason', ({ admin, uniqueEmail }) =>
    admin.post(
      '/users/',
      { first_name: 'A', last_name: 'B', email: uniqueEmail(), roles: ['boss'] },
      badField('roles', 'The role boss does not exist'),
    ),
  ),
  claim('the model names all bad fields at once', ({ admin }) =>
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
  claim('the model names the account on a change', async ({ admin, createUser }) => {
    const { id } = await createUser();
    await admin.put(
      `/users/${id}/`,
      { first_name: null },
      badModel('User', id, { first_name: 'Field is required' }),
    );
  }),
  claim(
    'fields with different reasons are named each with its own',
    async ({ admin, createUser }) => {
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
    },
  ),
  claim('the check of a field comes before the model', ({ admin }) =>
    admin.post(
      '/users/',
      { first_name: 'Voir spam.com', email: 'no address' },
      badField('first_name', 'URLs not allowed in this field'),
    ),
  ),
  claim('of two checks the one of the first key is told', ({ admin }) =>
    admin.post(
      '/users/',
      { email: 'no address', first_name: 'Voir spam.com' },
      badField('email', 'Invalid email address'),
    ),
  ),
  claim('of two bad names the one of the first key is told', ({ admin, uniqueEmail }) =>
    admin.post(
      '/users/',
      { email: uniqueEmail(), last_name: 'Voir spam.com', first_name: 'Voir spam.com' },
      badField('last_name', 'URLs not allowed in this field'),
    ),
  ),
  claim('on a creation a check runs on every key sent', ({ admin, uniqueWord }) =>
    admin.post(
      '/users/',
      { email: `${uniqueWord()}@localhost`, first_name: 'A', last_name: 'B' },
      badField('email', 'Invalid email address'),
    ),
  ),
  claim('of a refused change nothing is stored', async ({ admin, createUser }) => {
    const { id, about } = await createUser({ about: 'avant' });
    await admin.put(`/users/${id}/`, { about: 'après', roles: ['boss'] }, 400);
    await admin.put(`/users/${id}/`, { about: 'après', website: 'nowhere' }, 400);
    await admin.get(`/users/${id}/`, having(200, { about }));
  }),
  claim('of a refused creation nothing is stored', async ({ admin, anonymous, uniqueWord }) => {
    const last_name = uniqueWord();
    await admin.post('/users/', { first_name: 'A', last_name, email: 'no address' }, 400);
    await anonymous.get(`/users/suggest/?q=${last_name}`, { status: 200, body: [] });
  }),
];
