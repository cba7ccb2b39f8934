import { claim } from '../../claim';
import { aUuid, type Pattern } from '../../pattern';
import { badField, FORBIDDEN, having } from '../../expectedAnswers';
import type { Context } from '../../context';

const MASK = { 'X-Fields': 'presentation_blocs' };

const TITLE = { class: 'TitleBloc', title: 'Les eaux' };

const UUID = '6f1e3b1e-6c1f-4b8e-9a3f-0123456789ab';

const NOT_A_LIST = 'Only lists and tuples may be used in a list field';

const NOT_A_UUID = 'Could not convert to UUID: badly formed hexadecimal UUID string';

const section = (...blocs: unknown[]) => ({ class: 'SectionBloc', blocs });

const accordion = (...content: unknown[]) => ({
  class: 'AccordionListBloc',
  items: [{ title: 'Détails', content }],
});

const shownTitle: Pattern = {
  class: 'TitleBloc',
  id: aUuid,
  title: 'Les eaux',
  subtitle: null,
  width: null,
};

const shownSection = (...blocs: Pattern[]): Pattern => ({
  class: 'SectionBloc',
  id: aUuid,
  color: null,
  blocs,
});

/** A bloc of a section, and how it is shown. */
const stored: [string, unknown, Pattern][] = [
  ['a title', TITLE, shownTitle],
  ['a width', { ...TITLE, width: '1/2' }, { ...(shownTitle as object), width: '1/2' }],
  ['a blank string as null', { ...TITLE, subtitle: ' ', width: '' }, shownTitle],
  ['an identifier that is sent', { ...TITLE, id: UUID }, { ...(shownTitle as object), id: UUID }],
  [
    'an identifier in braces and capitals',
    { ...TITLE, id: `{${UUID.toUpperCase()}}` },
    { ...(shownTitle as object), id: UUID },
  ],
  ['a new identifier for an empty one', { ...TITLE, id: 0 }, shownTitle],
  ['no unknown keys', { ...TITLE, colour: 'red', content: 'x' }, shownTitle],
  [
    'Markdown',
    { class: 'MarkdownBloc', content: ' *eau* ' },
    {
      class: 'MarkdownBloc',
      id: aUuid,
      title: null,
      subtitle: null,
      content: ' *eau* ',
      width: null,
    },
  ],
  [
    'a button, whose url may be any string',
    { class: 'ButtonBloc', title: 'Voir', url: 'là-bas' },
    { class: 'ButtonBloc', id: aUuid, title: 'Voir', url: 'là-bas', width: null },
  ],
  [
    'links',
    { class: 'LinksListBloc', links: [{ title: 'Un', color: 'red' }] },
    {
      class: 'LinksListBloc',
      id: aUuid,
      title: null,
      subtitle: null,
      paragraph: null,
      main_link_url: null,
      main_link_title: null,
      links: [{ title: 'Un', color: 'red', url: null }],
      width: null,
    },
  ],
  [
    'an accordion',
    accordion(TITLE),
    {
      class: 'AccordionListBloc',
      id: aUuid,
      title: null,
      description: null,
      items: [{ id: aUuid, title: 'Détails', content: [shownTitle] }],
      width: null,
    },
  ],
];

const CLASSES =
  "['AccordionListBloc', 'ButtonBloc', 'DataserviceBloc', 'DataservicesListBloc', 'DatasetBloc', " +
  "'DatasetsListBloc', 'ExploreBloc', 'HeroBloc', 'LinksListBloc', 'MarkdownBloc', 'ReuseBloc', " +
  "'ReusesListBloc', 'SectionBloc', 'TitleBloc']";

const IN_SECTION =
  "['AccordionListBloc', 'ButtonBloc', 'DataserviceBloc', 'DatasetBloc', 'ExploreBloc', " +
  "'LinksListBloc', 'MarkdownBloc', 'ReuseBloc', 'TitleBloc']";

const IN_ACCORDION =
  "['ButtonBloc', 'DataserviceBloc', 'DatasetBloc', 'LinksListBloc', 'MarkdownBloc', 'ReuseBloc', " +
  "'TitleBloc']";

const WIDTHS = "['1/4', '1/3', '1/2', '2/3', '3/4']";

const BLOCS = 'presentation_blocs';

/** Refused blocs, the field of the error, and the reason. */
const refused: [string, unknown, string, string][] = [
  ['a string', 'x', BLOCS, 'Expected a list'],
  ['a list of strings', ['x'], BLOCS, 'Expected an object'],
  ['a bloc without class', [{}], BLOCS, 'Expected an object with a `class` key'],
  ['a bloc of an unknown class', [{ class: 'Bloc' }], BLOCS, `\`class\` must be one of ${CLASSES}`],
  [
    'a title outside a section',
    [TITLE],
    BLOCS,
    "TitleBloc is not allowed here, expected one of ['SectionBloc']",
  ],
  ['an empty section', [section()], BLOCS, 'SectionBloc cannot be empty'],
  [
    'a section with a color',
    [{ ...section(TITLE), color: 'green' }],
    BLOCS,
    'A section cannot have a color here',
  ],
  [
    'a section with an unknown color',
    [{ ...section(TITLE), color: 'red' }],
    'color',
    "'red' is not a valid choice. Valid choices: ['primary', 'green', 'purple']",
  ],
  [
    'an unknown width',
    [section({ ...TITLE, width: 1 })],
    'width',
    `'1' is not a valid choice. Valid choices: ${WIDTHS}`,
  ],
  [
    'a section in a section',
    [section(section(TITLE))],
    BLOCS,
    `SectionBloc is not allowed here, expected one of ${IN_SECTION}`,
  ],
  [
    'an accordion in an accordion',
    [section(accordion(accordion(TITLE)))],
    BLOCS,
    `AccordionListBloc is not allowed here, expected one of ${IN_ACCORDION}`,
  ],
  [
    'a string for the blocs of a section',
    [{ ...section(), blocs: 'x' }],
    'blocs',
    'Expected a list',
  ],
  [
    'a string for links',
    [section({ class: 'LinksListBloc', links: ['x'] })],
    'links',
    'Expected an object',
  ],
  [
    'texts of a list of links',
    [section({ class: 'LinksListBloc', title: 'x', paragraph: 'y' })],
    BLOCS,
    'LinksListBloc cannot have title, paragraph, use a TitleBloc, a MarkdownBloc and a ButtonBloc',
  ],
  [
    'a hero',
    [section({ class: 'HeroBloc', title: 'x' })],
    BLOCS,
    `HeroBloc is not allowed here, expected one of ${IN_SECTION}`,
  ],
  [
    'a dataset that does not exist',
    [section({ class: 'DatasetBloc', dataset: '0123456789abcdef01234567' })],
    'dataset',
    "Unknown reference '0123456789abcdef01234567'",
  ],
  [
    'a list of reuses that do not exist',
    [section({ class: 'ReusesListBloc', reuses: ['0123456789abcdef01234567'] })],
    'reuses',
    "Unknown reference '0123456789abcdef01234567'",
  ],
  [
    'a resource that does not exist',
    [section({ class: 'ExploreBloc', resource_id: UUID })],
    'resource_id',
    `Unknown resource '${UUID}'`,
  ],
  [
    'a resource whose identifier is not a UUID',
    [section({ class: 'ExploreBloc', resource_id: null })],
    'resource_id',
    "'None' is not a valid UUID",
  ],
];

/** Blocs that model validation refuses, with the errors and their summary. */
const invalid: [unknown, Pattern, string][] = [
  [0, NOT_A_LIST, NOT_A_LIST],
  [{}, NOT_A_LIST, NOT_A_LIST],
  [
    [section({ class: 'ButtonBloc', title: 3 })],
    {
      0: {
        blocs: {
          0: { title: 'StringField only accepts string values', url: 'Field is required' },
        },
      },
    },
    'blocs.title.StringField only accepts string values url.Field is required',
  ],
  [
    [section(TITLE), section(TITLE, { ...TITLE, id: 'x' })],
    { 1: { blocs: { 1: { id: NOT_A_UUID } } } },
    `1.blocs.1.id.${NOT_A_UUID}`,
  ],
  [
    [section(accordion({ class: 'MarkdownBloc' }))],
    { 0: { blocs: { 0: { items: { 0: { content: { 0: { content: 'Field is required' } } } } } } } },
    'blocs.items.content.content.Field is required',
  ],
  [
    [section({ class: 'DatasetBloc', dataset: null })],
    { 0: { blocs: { 0: { dataset: 'Field is required' } } } },
    'blocs.dataset.Field is required',
  ],
];

/** An organization of the administrator with one section. */
const withBlocs = ({ createOrganization }: Context) =>
  createOrganization({ presentation_blocs: [section(TITLE)] });

export const claims = [
  ...stored.map(([what, bloc, shown]) =>
    claim(`presentation_blocs store ${what}`, async ({ admin, createOrganization }) => {
      const { id } = await createOrganization();
      const path = `/organizations/${id}/`;
      const expected = { status: 200, body: { presentation_blocs: [shownSection(shown)] } };
      await admin.withHeaders(MASK).put(path, { presentation_blocs: [section(bloc)] }, expected);
      await admin.withHeaders(MASK).get(path, expected);
    }),
  ),
  claim('presentation_blocs are replaced as a whole, and null means none', async (context) => {
    const { admin } = context;
    const path = `/organizations/${(await withBlocs(context)).id}/`;
    await admin.put(path, { acronym: 'LE' }, having(200, { acronym: 'LE' }));
    const shown = { presentation_blocs: [shownSection(shownTitle)] };
    await admin.withHeaders(MASK).get(path, { status: 200, body: shown });
    const none = { status: 200, body: { presentation_blocs: [] } };
    await admin.withHeaders(MASK).put(path, { presentation_blocs: null }, none);
  }),
  ...refused.map(([what, blocs, field, reason]) =>
    claim(`presentation_blocs with ${what} are refused`, async ({ admin, createOrganization }) => {
      const { id } = await createOrganization();
      const body = { presentation_blocs: blocs };
      await admin.put(`/organizations/${id}/`, body, badField(field, reason));
    }),
  ),
  ...invalid.map(([blocs, errors, summary]) =>
    claim(
      `model validation refuses the presentation_blocs ${JSON.stringify(blocs)}`,
      async ({ admin, createOrganization }) => {
        const { id } = await createOrganization();
        await admin.put(
          `/organizations/${id}/`,
          { presentation_blocs: blocs },
          {
            status: 400,
            body: {
              errors: { presentation_blocs: errors },
              message: `ValidationError (Organization:${id}) (${summary}: ['presentation_blocs'])`,
            },
          },
        );
      },
    ),
  ),
  claim(
    'the check of presentation_blocs and others are made in the order of the body',
    ({ admin }) =>
      admin.post(
        '/organizations/',
        { presentation_blocs: [section()], business_number_id: '12' },
        badField('presentation_blocs', 'SectionBloc cannot be empty'),
      ),
  ),
  claim('only those who manage the organization can change presentation_blocs', async (context) => {
    const { id } = await withBlocs(context);
    await context.user.put(`/organizations/${id}/`, { presentation_blocs: [] }, FORBIDDEN);
  }),
  claim(
    'until they are published, only those who manage the organization can read presentation_blocs',
    async (context) => {
      const { admin, user, anonymous } = context;
      const path = `/organizations/${(await withBlocs(context)).id}/`;
      for (const other of [user, anonymous]) {
        await other.withHeaders(MASK).get(path, { status: 200, body: { presentation_blocs: [] } });
      }
      await admin.put(
        path,
        { presentation_blocs_published_at: '2100-01-01T00:00:00' },
        having(200, { presentation_blocs_published_at: '2100-01-01T00:00:00+00:00' }),
      );
      const shown = { status: 200, body: { presentation_blocs: [shownSection(shownTitle)] } };
      for (const other of [user, anonymous]) await other.withHeaders(MASK).get(path, shown);
    },
  ),
  claim(
    'the answer to a creation by an ordinary account has no presentation_blocs',
    async (context) => {
      const name = `Organisme ${context.uniqueWord()}`;
      const body = { name, description: 'Essai', presentation_blocs: [section(TITLE)] };
      const masked = context.user.withHeaders({ 'X-Fields': 'id,presentation_blocs' });
      const created = await masked.post(
        '/organizations/',
        body,
        having(201, { presentation_blocs: [] }),
      );
      const path = `/organizations/${String(created.body.id)}/`;
      context.cleanUp(() => context.user.delete(path));
      const shown = { presentation_blocs: [shownSection(shownTitle)] };
      await context.user.withHeaders(MASK).get(path, { status: 200, body: shown });
    },
  ),
];
