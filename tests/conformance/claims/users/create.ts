import { claim } from '../../claim';
import { including, type Pattern } from '../../pattern';
import { badModel, having, message } from '../../expectedAnswers';
import { IGNORED_USER_VALUES } from '../../fixtures';
import { userObject } from '../../shapes';

type Values = Record<string, unknown>;

const REQUIRED = 'Field is required';

export const claims = [
  claim(
    'a creation is 201 with the account, and no Location',
    async ({ admin, uniqueEmail, cleanUp }) => {
      const email = uniqueEmail();
      const { body } = await admin.post(
        '/users/',
        { first_name: 'A', last_name: 'B', email },
        {
          status: 201,
          headers: { Location: undefined },
          body: userObject({ email, first_name: 'A', last_name: 'B', active: null }),
        },
      );
      cleanUp(() => admin.delete(`/users/${body.id}/?no_mail=1`));
    },
  ),
  claim('a created account can be read', async ({ admin, createUser }) => {
    const { id, email } = await createUser();
    await admin.get(`/users/${id}/`, having(200, { id, email: email as Pattern }));
  }),
  claim(
    'an account that is created without active is not active',
    async ({ admin, anonymous, createUser }) => {
      const { id } = await createUser({ active: undefined });
      await admin.get(`/users/${id}/`, having(200, { active: null }));
      await anonymous.get(`/users/${id}/`, message(410, 'User is not active'));
    },
  ),
  ...['email', 'first_name', 'last_name'].map((field) =>
    claim(`${field} is required`, ({ admin, uniqueEmail }) => {
      const values: Values = { email: uniqueEmail(), first_name: 'A', last_name: 'B' };
      return admin.post(
        '/users/',
        { ...values, [field]: undefined },
        badModel('User', null, { [field]: REQUIRED }),
      );
    }),
  ),
  claim('null counts as an empty object', ({ admin }) =>
    admin.post('/users/', null, {
      status: 400,
      body: including({
        errors: { email: REQUIRED, first_name: REQUIRED, last_name: REQUIRED },
      }),
    }),
  ),
  ...Object.entries(IGNORED_USER_VALUES).map(([key, value]) =>
    claim(`${key} is ignored`, async ({ admin, createUser, expect }) => {
      const { id } = await createUser({ [key]: value });
      const { body } = await admin.get(`/users/${id}/`, 200);
      expect(JSON.stringify(body[key]) === JSON.stringify(value), false, `${key} is stored`);
    }),
  ),
];
