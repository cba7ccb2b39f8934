import { claim } from '../../claim';
import { anything, aText, including, oneOf, startingWith } from '../../pattern';
import { badParameter, INTERNAL_ERROR } from '../../sayings';

export const claims = [
  claim('a suggestion has six keys', async ({ anyone, createOrganization }) => {
    const { id, name, slug } = await createOrganization();
    await anyone.get(`/organizations/suggest/?q=${name.split(' ')[1] ?? ''}`, {
      status: 200,
      body: [{ id, name, slug, acronym: null, image_url: null, page: oneOf(null, aText) }],
    });
  }),
  claim(
    'suggestions match a part of the name or of the acronym',
    async ({ anyone, createOrganization, word }) => {
      const acronym = word().toUpperCase();
      const { id } = await createOrganization({ acronym });
      await anyone.get(`/organizations/suggest/?q=${acronym.slice(1, 9).toLowerCase()}`, {
        status: 200,
        body: [including({ id })],
      });
    },
  ),
  ...['x', '', '1.5', "l'un"].map((size) =>
    claim(`a size of ${size || '(nothing)'} is refused`, ({ anyone }) =>
      anyone.get(
        `/organizations/suggest/?q=a&size=${size}`,
        badParameter(
          'size',
          `The amount of suggestion to fetch invalid literal for int() with base 10: ${
            size.includes("'") ? `"${size}"` : `'${size}'`
          }`,
        ),
      ),
    ),
  ),
  claim('the size of suggestions has no bound', ({ anyone }) =>
    anyone.get('/organizations/suggest/?q=a&size=500', 200),
  ),
  claim(
    'a size of suggestions past what the database counts to',
    ({ anyone, bySide }) =>
      anyone.get(
        `/organizations/suggest/?q=&size=${'9'.repeat(400)}`,
        bySide({ ours: { status: 200, body: anything }, udata: INTERNAL_ERROR }),
      ),
    { departs: 'udata fails with 500; it takes all of them here, as any great size' },
  ),
  ...[1, -1].map((size) =>
    claim(
      `a size of ${size.toString()} suggests one organization`,
      async ({ anyone, createOrganization, word }) => {
        const shared = word();
        await createOrganization({ name: `${shared} one` });
        await createOrganization({ name: `${shared} two` });
        await anyone.get(`/organizations/suggest/?q=${shared}&size=${size.toString()}`, {
          status: 200,
          body: [including({ name: startingWith(shared) })],
        });
      },
    ),
  ),
  claim(
    'a size of 0 suggests every organization that matches',
    async ({ anyone, createOrganization, word }) => {
      const shared = word();
      await createOrganization({ name: `${shared} one` });
      await createOrganization({ name: `${shared} two` });
      await anyone.get(`/organizations/suggest/?q=${shared}&size=0`, {
        status: 200,
        body: [
          including({ name: startingWith(shared) }),
          including({ name: startingWith(shared) }),
        ],
      });
    },
  ),
];
