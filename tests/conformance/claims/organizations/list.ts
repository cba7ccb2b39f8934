import type { Organization } from '../../../../src/api/contract';
import { claim } from '../../claim';
import { anId, aString, containing, including, listOf } from '../../pattern';
import { EMPTY_PAGE, having } from '../../expectedAnswers';
import { areAscending } from '../../fixtures';
import { firstPageOf } from '../../shapes';

/** The value that each sort compares. */
const sorts: Record<string, (organization: Organization) => string | number> = {
  name: ({ name }) => name,
  reuses: ({ metrics }) => Number(metrics.reuses ?? 0),
  datasets: ({ metrics }) => Number(metrics.datasets ?? 0),
  followers: ({ metrics }) => Number(metrics.followers ?? 0),
  views: ({ metrics }) => Number(metrics.views ?? 0),
  created: ({ created_at }) => Date.parse(created_at),
  last_modified: ({ last_modified }) => Date.parse(last_modified),
};

const BADGES = ['public-service', 'certified', 'association', 'company', 'local-authority'];

const HELP = 'The field (and direction) on which sorting apply';

export const claims = [
  claim('anybody can list organizations', ({ anonymous }) =>
    anonymous.get('/organizations/', {
      status: 200,
      body: firstPageOf(including({ id: anId, name: aString, slug: aString, deleted: null })),
    }),
  ),
  ...Object.entries(sorts).flatMap(([sort, sortedBy]) =>
    ['', '-'].map((direction) =>
      claim(
        `sort=${direction}${sort} sorts organizations`,
        async ({ anonymous, expect }) => {
          const { body } = await anonymous.get(
            `/organizations/?sort=${direction}${sort}&page_size=40`,
            having(200, { page: 1, page_size: 40, data: listOf(including({ deleted: null })) }),
          );
          const values = (body.data as Organization[]).map(sortedBy);
          expect(values.length > 1, true, 'several rows');
          expect(areAscending(direction === '' ? values : values.reverse()), true, 'in order');
        },
        // The order of a page is found before its rows are read: a change in between could show.
        { sequential: true },
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
    claim(`badge=${badge} selects the organizations that have it`, ({ anonymous }) =>
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
    'all words must match',
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
    'the newest organizations come first',
    async ({ anonymous, createOrganization }) => {
      const { id } = await createOrganization();
      await anonymous.get(
        '/organizations/?page_size=1',
        having(200, { data: [including({ id })] }),
      );
    },
    { sequential: true },
  ),
  claim(
    'a deleted organization is not listed',
    async ({ admin, anonymous, createOrganization }) => {
      const { id, name } = await createOrganization();
      await admin.delete(`/organizations/${id}/`, 204);
      await anonymous.get(`/organizations/?name=${encodeURIComponent(name)}`, {
        status: 200,
        body: EMPTY_PAGE,
      });
    },
  ),
];
