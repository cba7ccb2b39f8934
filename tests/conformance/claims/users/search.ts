import { claim } from '../../claim';
import { EMPTY_PAGE, having } from '../../expectedAnswers';
import { ids, createNamesakes } from '../../fixtures';

export const claims = [
  claim('q finds a last name', async (context) => {
    const { last_name, ids: made } = await createNamesakes(context, [{}]);
    const { body } = await context.admin.get(`/users/?q=${last_name}`, 200);
    context.expect(ids(body), made, 'ids');
  }),
  claim('q finds a first name', async ({ admin, createUser, uniqueWord, expect }) => {
    const first_name = uniqueWord();
    const { id } = await createUser({ first_name });
    expect(ids((await admin.get(`/users/?q=${first_name}`, 200)).body), [id], 'ids');
  }),
  claim('q finds a part of an email', async ({ admin, createUser, uniqueWord, expect }) => {
    const local = uniqueWord();
    const { id } = await createUser({ first_name: 'A', email: `${local}.b@example.org` });
    expect(ids((await admin.get(`/users/?q=${local}`, 200)).body), [id], 'ids');
  }),
  claim('a full email finds all accounts that share a part of it', async (context) => {
    const word = context.uniqueWord();
    const first = await context.createUser({ email: `a.${word}@example.org`, first_name: 'A' });
    const second = await context.createUser({ email: `b.${word}@example.org`, first_name: 'B' });
    const { body } = await context.admin.get(`/users/?q=a.${word}@example.org&page_size=1000`, 200);
    const found = new Set(ids(body));
    context.expect([found.has(first.id), found.has(second.id)], [true, true], 'found');
  }),
  claim('a full email in quotes finds only its account', async (context) => {
    const word = context.uniqueWord();
    const { id } = await context.createUser({
      email: `alpha.${word}@example.org`,
      first_name: 'A',
    });
    await context.createUser({ email: `b.${word}@example.org`, first_name: 'B' });
    const query = encodeURIComponent(`"alpha.${word}@example.org"`);
    context.expect(ids((await context.admin.get(`/users/?q=${query}`, 200)).body), [id], 'ids');
  }),
  claim('q ignores case', async (context) => {
    const { last_name } = await createNamesakes(context, [{}]);
    await context.admin.get(`/users/?q=${last_name.toUpperCase()}`, having(200, { total: 1 }));
  }),
  claim('q ignores accents', async ({ admin, createUser, uniqueWord }) => {
    const last_name = uniqueWord();
    await createUser({ last_name: `é${last_name}è` });
    await admin.get(`/users/?q=e${last_name}e`, having(200, { total: 1 }));
    await admin.get(`/users/?q=${encodeURIComponent(`ê${last_name}ë`)}`, having(200, { total: 1 }));
  }),
  claim('q does not match the beginning of a word', async (context) => {
    const { last_name } = await createNamesakes(context, [{}]);
    await context.admin.get(`/users/?q=${last_name.slice(0, 6)}`, {
      status: 200,
      body: EMPTY_PAGE,
    });
  }),
  claim('q does not match the middle of a word', async (context) => {
    const { last_name } = await createNamesakes(context, [{}]);
    await context.admin.get(`/users/?q=${last_name.slice(2, 8)}`, {
      status: 200,
      body: EMPTY_PAGE,
    });
  }),
  claim('an account matches when it has one of several words', async (context) => {
    const [first, second] = [
      await createNamesakes(context, [{}]),
      await createNamesakes(context, [{}]),
    ];
    await context.admin.get(
      `/users/?q=${first.last_name}%20${second.last_name}`,
      having(200, { total: 2 }),
    );
  }),
  claim('an account that matches two words comes first', async (context) => {
    const [one, two] = [context.uniqueWord(), context.uniqueWord()];
    await context.createUser({ first_name: 'Seul', last_name: one });
    const { id } = await context.createUser({ first_name: two, last_name: one });
    await context.createUser({ first_name: 'Encore', last_name: one });
    const { body } = await context.admin.get(`/users/?q=${one}%20${two}`, 200);
    context.expect(ids(body)[0], id, 'first');
  }),
  claim('a last name weighs more than a first name', async (context) => {
    const word = context.uniqueWord();
    const named = { email: context.uniqueEmail() };
    const last = await context.createUser({ first_name: 'Alpha', last_name: word, ...named });
    await context.createUser({
      first_name: word,
      last_name: 'Alpha',
      email: context.uniqueEmail(),
    });
    const { body } = await context.admin.get(`/users/?q=${word}`, 200);
    context.expect([ids(body)[0], body.total], [last.id, 2], 'first');
  }),
  claim('sort overrides relevance', async (context) => {
    const word = context.uniqueWord();
    await context.createUser({
      first_name: 'Alpha',
      last_name: word,
      email: context.uniqueEmail(),
    });
    const { id } = await context.createUser({
      first_name: word,
      last_name: 'Alpha',
      email: context.uniqueEmail(),
    });
    const { body } = await context.admin.get(`/users/?q=${word}&sort=-created`, 200);
    context.expect(ids(body)[0], id, 'first');
  }),
  claim('words in quotes must all match', async (context) => {
    const [one, two] = [context.uniqueWord(), context.uniqueWord()];
    const { id } = await context.createUser({ last_name: `${one} ${two}` });
    await context.createUser({ last_name: one });
    const query = encodeURIComponent(`"${one} ${two}"`);
    context.expect(ids((await context.admin.get(`/users/?q=${query}`, 200)).body), [id], 'ids');
  }),
  claim('-word excludes the accounts that match it', async (context) => {
    const [one, two] = [context.uniqueWord(), context.uniqueWord()];
    await context.createUser({ first_name: two, last_name: one });
    const { id } = await context.createUser({ first_name: 'Sans', last_name: one });
    context.expect(
      ids((await context.admin.get(`/users/?q=${one}%20-${two}`, 200)).body),
      [id],
      'ids',
    );
  }),
  claim('a query with exclusions only finds nothing', async (context) => {
    const { last_name } = await createNamesakes(context, [{}]);
    await context.admin.get(`/users/?q=-${last_name}`, { status: 200, body: EMPTY_PAGE });
  }),
  ...['le', 'de%20la', 'et', 'avec'].map((query) =>
    claim(`the stop words ${decodeURIComponent(query)} find nothing`, ({ admin }) =>
      admin.get(`/users/?q=${query}`, { status: 200, body: EMPTY_PAGE }),
    ),
  ),
  claim('text is split into words at punctuation', async (context) => {
    const [one, two] = [context.uniqueWord(), context.uniqueWord()];
    await context.createUser({ last_name: `${one}-${two}` });
    await context.admin.get(`/users/?q=${one}`, having(200, { total: 1 }));
    await context.admin.get(`/users/?q=${two}`, having(200, { total: 1 }));
  }),
  claim('about is not searched', async ({ admin, createUser, uniqueWord }) => {
    const about = uniqueWord();
    await createUser({ about });
    await admin.get(`/users/?q=${about}`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('after a change of name, the new name is found and the old one is not', async (context) => {
    const { last_name, users } = await createNamesakes(context, [{ email: context.uniqueEmail() }]);
    const name = context.uniqueWord();
    await context.admin.put(
      `/users/${users[0]?.id ?? ''}/`,
      { last_name: name },
      having(200, { last_name: name }),
    );
    await context.admin.get(`/users/?q=${name}`, having(200, { total: 1 }));
    await context.admin.get(`/users/?q=${last_name}`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('French words are found by their stem', async (context) => {
    const word = context.uniqueWord();
    await context.createUser({ last_name: `${word} Boulangers` });
    const query = encodeURIComponent(`"${word}" boulanger`);
    await context.admin.get(`/users/?q=${query}`, having(200, { total: 1 }));
  }),
  ...["'", '"', '%', '\\', '()', '&|!', ':*', '\0', "';drop table users;--"].map((text) =>
    claim(`q=${encodeURIComponent(text)} is read as text, without operators`, async (context) => {
      const { last_name, ids: made } = await createNamesakes(context, [{}]);
      const { body } = await context.admin.get(
        `/users/?q=${encodeURIComponent(`${last_name} ${text}`)}`,
        200,
      );
      context.expect(ids(body).slice(0, 1), made, 'first');
    }),
  ),
];
