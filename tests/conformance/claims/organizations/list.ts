import { claim } from '../../claim';
import { aString, containing, including, listOf } from '../../pattern';
import { EMPTY_PAGE, having } from '../../expectedAnswers';

const SORTS = ['name', 'reuses', 'datasets', 'followers', 'views', 'created', 'last_modified'];

const BADGES = ['public-service', 'certified', 'association', 'company', 'local-authority'];

const HELP = 'The field (and direction) on which sorting apply';

export const claims = [
  claim('anybody lists organizations', ({ anonymous }) =>
    anonymous.get('/organizations/', having(200, { page: 1 })),
  ),
  ...SORTS.flatMap((sort) =>
    ['', '-'].map((direction) =>
      claim(`sort=${direction}${sort} is accepted`, ({ anonymous }) =>
        anonymous.get(`/organizations/?sort=${direction}${sort}&page_size=2`, 200),
      ),
    ),
  ),
  ...['title', 'email', 'last_name'].map((sort) =>
    claim(`sort=${sort} is refused`, ({ anonymous }) =>
      anonymous.get(
        `/organizations/?sort=${sort}`,
        having(400, {
          errors: { sort: `${HELP} The value '${sort}' is not a valid choice for 'sort'.` },
        }),
      ),
    ),
  ),
  ...BADGES.map((badge) =>
    claim(`badge=${badge} filters`, ({ anonymous }) =>
      anonymous.get(
        `/organizations/?badge=${badge}`,
        having(200, { data: listOf(including({ badges: containing({ kind: badge }) })) }),
      ),
    ),
  ),
  ...['', 'gold', 'PUBLIC-SERVICE'].map((badge) =>
    claim(`badge=${badge || '(empty)'} is refused`, ({ anonymous }) =>
      anonymous.get(
        `/organizations/?badge=${badge}`,
        having(400, { errors: including({ badge: aString }) }),
      ),
    ),
  ),
  claim('name= finds the exact name, ignoring case', async ({ anonymous, createOrganization }) => {
    const { id, name } = await createOrganization();
    await anonymous.get(
      `/organizations/?name=${encodeURIComponent(name.toUpperCase())}`,
      having(200, { total: 1, data: [including({ id })] }),
    );
    await anonymous.get(`/organizations/?name=${encodeURIComponent(name.slice(0, -1))}`, {
      status: 200,
      body: EMPTY_PAGE,
    });
  }),
  claim(
    'of several words all must be found',
    async ({ anonymous, createOrganization, uniqueWord }) => {
      const [one, two] = [uniqueWord(), uniqueWord()];
      const { id } = await createOrganization({ name: `${one} ${two}` });
      await createOrganization({ name: one });
      await anonymous.get(
        `/organizations/?q=${one}%20${two}`,
        having(200, { data: [including({ id })] }),
      );
    },
    { only: { server: 'vigie', reason: 'udata needs the text search of a real MongoDB for it' } },
  ),
  claim(
    'the newest come first',
    async ({ anonymous, createOrganization }) => {
      const { id } = await createOrganization();
      await anonymous.get(
        '/organizations/?page_size=1',
        having(200, { data: [including({ id })] }),
      );
    },
    { sequential: true },
  ),
  claim('a deleted one is not listed', async ({ admin, anonymous, createOrganization }) => {
    const { id, name } = await createOrganization();
    await admin.delete(`/organizations/${id}/`, 204);
    await anonymous.get(`/organizations/?name=${encodeURIComponent(name)}`, {
      status: 200,
      body: EMPTY_PAGE,
    });
  }),
];
