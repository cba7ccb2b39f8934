import { claim } from '../../claim';
import { anId, containing, including } from '../../pattern';
import { EMPTY_PAGE, having, NOT_FOUND } from '../../sayings';

export const claims = [
  claim('an account without contact points has an empty page', async ({ anyone, createUser }) => {
    const { id } = await createUser();
    await anyone.get(`/users/${id}/contacts/`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('they can be read of an inactive account', async ({ anyone, createUser }) => {
    const { id } = await createUser({ active: false });
    await anyone.get(`/users/${id}/contacts/`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('they can be read of a deleted account', async ({ anyone, createDeletedUser }) => {
    const { id } = await createDeletedUser();
    await anyone.get(`/users/${id}/contacts/`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('they can be read by slug', async ({ anyone, createUser }) => {
    const { slug } = await createUser();
    await anyone.get(`/users/${slug}/contacts/`, 200);
  }),
  claim('a page past the end is 404', async ({ anyone, createUser }) => {
    const { id } = await createUser();
    await anyone.get(`/users/${id}/contacts/?page=2`, NOT_FOUND);
  }),
  claim('a bad page is 400', async ({ anyone, createUser }) => {
    const { id } = await createUser();
    await anyone.get(`/users/${id}/contacts/?page=0`, 400);
  }),
  claim('one’s own contact point is among them', async ({ user, userId, anyone, word, later }) => {
    const name = word();
    const { body } = await user.post(
      '/contacts/',
      { name, email: 'contact@example.org', role: 'contact' },
      201,
    );
    later(() => user.delete(`/contacts/${body.id}/`));
    await anyone.get(
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
  }),
  claim('a contact point needs a key', ({ anyone }) => anyone.post('/contacts/', {}, 401)),
  claim('anybody reads the roles of contact points', ({ anyone }) =>
    anyone.get('/contacts/roles/', {
      status: 200,
      body: containing(including({ id: 'contact' })),
    }),
  ),
];
