import { claim } from '../../claim';
import type { Client, Expected } from '../../client';
import { containing, including } from '../../pattern';
import { badField, badParameter, FORBIDDEN, NOT_FOUND, UNAUTHORIZED } from '../../expectedAnswers';

const URL_REFUSED = {
  en: 'URLs not allowed in this field',
  fr: 'URLs non autorisées dans ce champ',
};

const nameWithUrl = (client: Client, lang: string, address: string) =>
  client.post(`/users/${lang}`, { first_name: 'Visit spam.com', last_name: 'X', email: address });

export const claims = [
  claim('?lang=fr translates the refusal of a URL', ({ admin, uniqueEmail }) =>
    admin.post(
      '/users/?lang=fr',
      { first_name: 'Visit spam.com', last_name: 'X', email: uniqueEmail() },
      badField('first_name', URL_REFUSED.fr),
    ),
  ),
  claim('of two languages, the first is used', async ({ anonymous, expect }) => {
    const frenchRoles: Expected = {
      status: 200,
      body: containing(including({ id: 'admin', label: 'Administrateur' })),
    };
    const { text } = await anonymous.get('/organizations/roles/?lang=fr', frenchRoles);
    const both = await anonymous.get('/organizations/roles/?lang=fr&lang=de', frenchRoles);
    expect(both.text, text, 'text');
  }),
  ...['FR', 'fr_FR'].map((lang) =>
    claim(`?lang=${lang} is French`, ({ admin, uniqueEmail }) =>
      admin.post(
        `/users/?lang=${lang}`,
        { first_name: 'Visit spam.com', last_name: 'X', email: uniqueEmail() },
        badField('first_name', URL_REFUSED.fr),
      ),
    ),
  ),
  claim('?lang=en keeps the refusal of a URL in English', ({ admin, uniqueEmail }) =>
    admin.post(
      '/users/?lang=en',
      { first_name: 'Visit spam.com', last_name: 'X', email: uniqueEmail() },
      badField('first_name', URL_REFUSED.en),
    ),
  ),
  ...['fr-FR', 'xx', '', 'fr_', '%20fr', '%00', 'français'].map((lang) =>
    claim(
      `lang=${lang || '(empty)'} is ignored without an error`,
      async ({ admin, uniqueEmail, expect }) => {
        const query = `?lang=${encodeURIComponent(decodeURIComponent(lang))}`;
        const plain = await nameWithUrl(admin, '', uniqueEmail());
        const other = await nameWithUrl(admin, query, uniqueEmail());
        expect([other.status, other.text], [400, plain.text], 'answer');
      },
    ),
  ),
  ...['fr', 'fr-FR,fr;q=0.9', 'es'].map((language) =>
    claim(`Accept-Language: ${language} is not read`, async ({ admin, uniqueEmail, expect }) => {
      const plain = await nameWithUrl(admin, '', uniqueEmail());
      const other = await nameWithUrl(
        admin.withHeaders({ 'Accept-Language': language }),
        '',
        uniqueEmail(),
      );
      expect(other.text, plain.text, 'answer');
    }),
  ),
  claim('lang does not translate a 401', ({ anonymous }) =>
    anonymous.get('/users/?lang=fr', UNAUTHORIZED),
  ),
  claim('lang does not translate a 403', ({ user }) => user.get('/users/?lang=fr', FORBIDDEN)),
  claim('lang does not translate a 404', ({ anonymous }) =>
    anonymous.get('/users/nobody-at-all/?lang=fr', NOT_FOUND),
  ),
  claim('lang does not translate a 405', ({ anonymous, userId }) =>
    anonymous.patch(`/users/${userId}/?lang=fr`, undefined, {
      status: 405,
      body: { message: 'The method is not allowed for the requested URL.' },
    }),
  ),
  claim('lang does not translate the refusal of a parameter', ({ anonymous }) =>
    anonymous.get(
      '/users/suggest/?lang=fr',
      badParameter(
        'q',
        'The string to autocomplete/suggest Missing required parameter in the query string',
      ),
    ),
  ),
  claim('lang does not translate a missing field', ({ admin }) =>
    admin.post(
      '/users/?lang=fr',
      {},
      {
        status: 400,
        body: including({ errors: including({ email: 'Field is required' }) }),
      },
    ),
  ),
];
