import { claim } from '../../claim';
import { inAnyOrder, including } from '../../pattern';
import { badParameter, EMPTY_PAGE } from '../../expectedAnswers';

export const claims = [
  claim(
    'an organization without followers has an empty page of them',
    async ({ anonymous, createOrganization }) => {
      const { id } = await createOrganization();
      await anonymous.get(`/organizations/${id}/followers/`, { status: 200, body: EMPTY_PAGE });
    },
  ),
  ...(
    [
      ['contacts', EMPTY_PAGE],
      ['datasets', EMPTY_PAGE],
      ['reuses', []],
    ] as const
  ).map(([name, nothing]) =>
    claim(
      `the ${name} of an organization can be read`,
      async ({ anonymous, createOrganization }) => {
        const { id } = await createOrganization();
        await anonymous.get(`/organizations/${id}/${name}/`, { status: 200, body: nothing });
      },
    ),
  ),
  ...(
    [
      ['its name', '?q=%C3%A9DITI', ['one']],
      ['its address', '?q=TWO@EXAMPLE', ['two']],
      ['the address of its form', '?q=.org/FORM', ['three']],
      ['an empty text', '?q=', ['one', 'two', 'three']],
      ['no text of another', '?q=four', []],
    ] as const
  ).map(([what, query, found]) =>
    claim(
      `contact points of an organization are suggested by ${what}`,
      async ({ admin, anonymous, createOrganization, cleanUp }) => {
        const { id } = await createOrganization();
        const points = {
          one: { name: 'Éditions', email: 'one@example.org', role: 'contact' },
          two: { name: 'Two', email: 'two@example.org', role: 'contact' },
          three: { name: 'Three', contact_form: 'https://example.org/form', role: 'contact' },
        };
        const ids = new Map<string, string>();
        for (const [key, point] of Object.entries(points)) {
          const { body } = await admin.post('/contacts/', { ...point, organization: id }, 201);
          cleanUp(() => admin.delete(`/contacts/${String(body.id)}/`));
          ids.set(key, String(body.id));
        }
        await anonymous.get(`/organizations/${id}/contacts/suggest/${query}`, {
          status: 200,
          body: inAnyOrder(
            ...found.map((key) => including({ id: ids.get(key), name: points[key].name })),
          ),
        });
      },
    ),
  ),
  ...[1, -1].map((size) =>
    claim(
      `a size of ${size.toString()} suggests one contact point`,
      async ({ admin, anonymous, createOrganization, cleanUp }) => {
        const { id } = await createOrganization();
        for (const name of ['One', 'Two']) {
          const values = { name, email: 'one@example.org', role: 'contact', organization: id };
          const { body } = await admin.post('/contacts/', values, 201);
          cleanUp(() => admin.delete(`/contacts/${String(body.id)}/`));
        }
        await anonymous.get(`/organizations/${id}/contacts/suggest/?q=&size=${size.toString()}`, {
          status: 200,
          body: [including({ email: 'one@example.org' })],
        });
      },
    ),
  ),
  claim('suggesting contact points requires q', async ({ anonymous, createOrganization }) => {
    const { id } = await createOrganization();
    await anonymous.get(
      `/organizations/${id}/contacts/suggest/`,
      badParameter(
        'q',
        'The string to autocomplete/suggest Missing required parameter in the query string',
      ),
    );
  }),
];
