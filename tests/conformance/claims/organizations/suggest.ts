import { claim } from '../../claim';
import type { Expected } from '../../client';
import { anId, aString, including, listOf, oneOf, startingWith } from '../../pattern';
import { badParameter, INTERNAL_ERROR } from '../../expectedAnswers';

export const claims = [
  claim('a suggestion has six keys', async ({ anonymous, createOrganization }) => {
    const { id, name, slug } = await createOrganization();
    await anonymous.get(`/organizations/suggest/?q=${name.split(' ')[1] ?? ''}`, {
      status: 200,
      body: [{ id, name, slug, acronym: null, image_url: null, page: oneOf(null, aString) }],
    });
  }),
  claim(
    'suggestions match a part of the name or of the acronym',
    async ({ anonymous, createOrganization, uniqueWord }) => {
      const acronym = uniqueWord().toUpperCase();
      const { id } = await createOrganization({ acronym });
      await anonymous.get(`/organizations/suggest/?q=${acronym.slice(1, 9).toLowerCase()}`, {
        status: 200,
        body: [including({ id })],
      });
    },
  ),
  ...['x', '', '1.5', "l'un"].map((size) =>
    claim(`a size of ${size || '(nothing)'} is refused`, ({ anonymous }) =>
      anonymous.get(
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
  claim('size has no maximum', async (context) => {
    const { anonymous, createOrganization, uniqueWord, expect } = context;
    const shared = uniqueWord();
    // One more than the maximum size of suggestions of accounts.
    await Promise.all(
      Array.from({ length: 21 }, (_, number) =>
        createOrganization({ name: `${shared} ${number.toString()}` }),
      ),
    );
    const { body } = await anonymous.get(`/organizations/suggest/?q=${shared}&size=500`, {
      status: 200,
      body: listOf(including({ name: startingWith(shared) })),
    });
    expect(body.length, 21, 'suggestions');
  }),
  claim(
    'how a size is answered that is too large for the database',
    ({ anonymous, byServer }) =>
      anonymous.get(
        `/organizations/suggest/?q=&size=${'9'.repeat(400)}`,
        byServer<Expected>({
          vigie: { status: 200, body: listOf(including({ id: anId, name: aString })) },
          udata: INTERNAL_ERROR,
        }),
      ),
    { difference: 'udata answers 500; here it means all, as any large size' },
  ),
  ...[1, -1].map((size) =>
    claim(
      `a size of ${size.toString()} suggests one organization`,
      async ({ anonymous, createOrganization, uniqueWord }) => {
        const shared = uniqueWord();
        await createOrganization({ name: `${shared} one` });
        await createOrganization({ name: `${shared} two` });
        await anonymous.get(`/organizations/suggest/?q=${shared}&size=${size.toString()}`, {
          status: 200,
          body: [including({ name: startingWith(shared) })],
        });
      },
    ),
  ),
  claim(
    'a size of 0 suggests every organization that matches',
    async ({ anonymous, createOrganization, uniqueWord }) => {
      const shared = uniqueWord();
      await createOrganization({ name: `${shared} one` });
      await createOrganization({ name: `${shared} two` });
      await anonymous.get(`/organizations/suggest/?q=${shared}&size=0`, {
        status: 200,
        body: [
          including({ name: startingWith(shared) }),
          including({ name: startingWith(shared) }),
        ],
      });
    },
  ),
];
