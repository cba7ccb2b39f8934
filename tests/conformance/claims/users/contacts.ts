import { claim } from '../../claim';
import { anId, containing, including } from '../../pattern';
import { BAD_PAGE, EMPTY_PAGE, having, NOT_FOUND, UNAUTHORIZED } from '../../expectedAnswers';

export const claims = [
  claim(
    'an account without contact points has an empty page',
    async ({ anonymous, createUser }) => {
      const { id } = await createUser();
      await anonymous.get(`/users/${id}/contacts/`, { status: 200, body: EMPTY_PAGE });
    },
  ),
  claim(
    'the contact points of an inactive account can be read',
    async ({ anonymous, createUser }) => {
      const { id } = await createUser({ active: false });
      await anonymous.get(`/users/${id}/contacts/`, { status: 200, body: EMPTY_PAGE });
    },
  ),
  claim(
    'the contact points of a deleted account can be read',
    async ({ anonymous, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      await anonymous.get(`/users/${id}/contacts/`, { status: 200, body: EMPTY_PAGE });
    },
  ),
  claim('contact points can be read by slug', async ({ anonymous, createUser }) => {
    const { slug } = await createUser();
    await anonymous.get(`/users/${slug}/contacts/`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('a page past the end is 404', async ({ anonymous, createUser }) => {
    const { id } = await createUser();
    await anonymous.get(`/users/${id}/contacts/?page=2`, NOT_FOUND);
  }),
  claim('a bad page is 400', async ({ anonymous, createUser }) => {
    const { id } = await createUser();
    await anonymous.get(`/users/${id}/contacts/?page=0`, BAD_PAGE);
  }),
  claim(
    'a new contact point is on the page of its owner',
    async ({ user, userId, anonymous, uniqueWord, cleanUp }) => {
      const name = uniqueWord();
      const { body } = await user.post(
        '/contacts/',
        { name, email: 'contact@example.org', role: 'contact' },
        201,
      );
      cleanUp(() => user.delete(`/contacts/${body.id}/`));
      await anonymous.get(
        `/users/${userId}/contacts/?page_size=1000`,
        having(200, {
          data: containing({
            id: anId,
            name,
            email: 'contact@example.org',
            contact_form: null,
            role: 'contact',
            owner: including({ class: 'User', id: userId }),
            organization: null,
          }),
        }),
      );
    },
  ),
  claim('creating a contact point needs a key', ({ anonymous }) =>
    anonymous.post('/contacts/', {}, UNAUTHORIZED),
  ),
  claim('anybody can read the roles of contact points', ({ anonymous }) =>
    anonymous.get('/contacts/roles/', {
      status: 200,
      body: containing(including({ id: 'contact' })),
    }),
  ),
];
