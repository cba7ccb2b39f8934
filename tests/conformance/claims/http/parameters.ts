import { claim } from '../../claim';
import { aDate, anId, aString, including } from '../../pattern';
import { badLegalNotice, having } from '../../expectedAnswers';

const ignoringParameters = [
  '/users/roles/',
  '/organizations/',
  '/organizations/roles/',
  '/reports/reasons/',
];

export const claims = [
  ...['true', 'TRUE', 'True', '1', 'on', 'ON', 'false', 'False', '0', ''].map((value) =>
    claim(`the strict boolean ${value || '(empty)'} is accepted`, async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.delete(`/users/${id}/?no_mail=1&send_legal_notice=${value}`, 204);
      await admin.get(`/users/${id}/`, having(200, { deleted: aDate }));
    }),
  ),
  ...['maybe', 'yes', 'no', '2', 'off', 'null', 't', '%20true'].map((value) =>
    claim(`the strict boolean ${value} is refused`, async ({ admin, createUser }) => {
      const { id } = await createUser();
      await admin.delete(
        `/users/${id}/?send_legal_notice=${value}`,
        badLegalNotice(decodeURIComponent(value)),
      );
      await admin.get(`/users/${id}/`, having(200, { deleted: null }));
    }),
  ),
  ...['no_mail', 'delete_comments'].flatMap((name) =>
    ['true', 'false', '0', 'maybe', ''].map((value) =>
      claim(`${name}=${value || '(empty)'} is accepted`, async ({ admin, createUser }) => {
        const { id } = await createUser();
        const others = name === 'no_mail' ? '' : '&no_mail=1';
        await admin.delete(`/users/${id}/?${name}=${value}${others}`, 204);
        await admin.get(`/users/${id}/`, having(200, { deleted: aDate }));
      }),
    ),
  ),
  ...ignoringParameters.map((path) =>
    claim(`${path} ignores unknown parameters`, async ({ anonymous, expect }) => {
      const plain = await anonymous.get(`${path}?page_size=1&sort=created`, 200);
      const other = await anonymous.get(
        `${path}?page_size=1&sort=created&colour=blue&active=maybe&id[]=1`,
        200,
      );
      expect(other.body.data ?? other.body, plain.body.data ?? plain.body, 'body');
    }),
  ),
  claim('reading an account ignores the query', ({ anonymous, adminId }) =>
    anonymous.get(`/users/${adminId}/?fields=id&expand=1&page=0`, having(200, { id: adminId })),
  ),
  claim(
    'of a parameter given twice, the first value is used',
    async ({ anonymous, createUser, uniqueWord }) => {
      const last_name = uniqueWord();
      await createUser({ last_name });
      await createUser({ last_name });
      const path = `/users/suggest/?q=${last_name}`;
      await anonymous.get(`${path}&size=1&size=2`, {
        status: 200,
        body: [including({ id: anId })],
      });
      await anonymous.get(`${path}&size=2&size=1`, {
        status: 200,
        body: [including({ slug: aString }), including({ slug: aString })],
      });
    },
  ),
  claim('of a parameter given twice, every value is checked', ({ anonymous }) =>
    anonymous.get('/users/suggest/?q=a&size=1&size=50', {
      status: 400,
      body: including({ errors: including({ size: /between 1 and 20/ }) }),
    }),
  ),
  claim('of a sort given twice, both values are checked', ({ admin }) =>
    admin.get('/users/?sort=created&sort=nothing', {
      status: 400,
      body: including({ errors: { sort: /'nothing' is not a valid choice/ } }),
    }),
  ),
];
