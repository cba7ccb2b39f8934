import { claim } from '../../claim';
import { EMPTY_PAGE, having } from '../../sayings';
import { ids, namesakes } from '../../fixtures';

export const claims = [
  claim('q finds a last name', async (scene) => {
    const { last_name, ids: made } = await namesakes(scene, [{}]);
    const { body } = await scene.admin.get(`/users/?q=${last_name}`, 200);
    scene.expect(ids(body), made, 'ids');
  }),
  claim('q finds a first name', async ({ admin, createUser, word, expect }) => {
    const first_name = word();
    const { id } = await createUser({ first_name });
    expect(ids((await admin.get(`/users/?q=${first_name}`, 200)).body), [id], 'ids');
  }),
  claim('q finds a part of an address', async ({ admin, createUser, word, expect }) => {
    const local = word();
    const { id } = await createUser({ first_name: 'A', email: `${local}.b@example.org` });
    expect(ids((await admin.get(`/users/?q=${local}`, 200)).body), [id], 'ids');
  }),
  claim('a full address finds everyone who shares a part of it', async (scene) => {
    const word = scene.word();
    const first = await scene.createUser({ email: `a.${word}@example.org`, first_name: 'A' });
    const second = await scene.createUser({ email: `b.${word}@example.org`, first_name: 'B' });
    const { body } = await scene.admin.get(`/users/?q=a.${word}@example.org&page_size=1000`, 200);
    const found = new Set(ids(body));
    scene.expect([found.has(first.id), found.has(second.id)], [true, true], 'found');
  }),
  claim('a full address in quotes finds its account alone', async (scene) => {
    const word = scene.word();
    const { id } = await scene.createUser({ email: `alpha.${word}@example.org`, first_name: 'A' });
    await scene.createUser({ email: `b.${word}@example.org`, first_name: 'B' });
    const query = encodeURIComponent(`"alpha.${word}@example.org"`);
    scene.expect(ids((await scene.admin.get(`/users/?q=${query}`, 200)).body), [id], 'ids');
  }),
  claim('q ignores case', async (scene) => {
    const { last_name } = await namesakes(scene, [{}]);
    await scene.admin.get(`/users/?q=${last_name.toUpperCase()}`, having(200, { total: 1 }));
  }),
  claim('q ignores accents', async ({ admin, createUser, word }) => {
    const last_name = word();
    await createUser({ last_name: `é${last_name}è` });
    await admin.get(`/users/?q=e${last_name}e`, having(200, { total: 1 }));
    await admin.get(`/users/?q=${encodeURIComponent(`ê${last_name}ë`)}`, having(200, { total: 1 }));
  }),
  claim('q does not find a beginning of a word', async (scene) => {
    const { last_name } = await namesakes(scene, [{}]);
    await scene.admin.get(`/users/?q=${last_name.slice(0, 6)}`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('q does not find the middle of a word', async (scene) => {
    const { last_name } = await namesakes(scene, [{}]);
    await scene.admin.get(`/users/?q=${last_name.slice(2, 8)}`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('of several words each finds', async (scene) => {
    const [first, second] = [await namesakes(scene, [{}]), await namesakes(scene, [{}])];
    await scene.admin.get(
      `/users/?q=${first.last_name}%20${second.last_name}`,
      having(200, { total: 2 }),
    );
  }),
  claim('an account that two words find comes first', async (scene) => {
    const [one, two] = [scene.word(), scene.word()];
    await scene.createUser({ first_name: 'Seul', last_name: one });
    const { id } = await scene.createUser({ first_name: two, last_name: one });
    await scene.createUser({ first_name: 'Encore', last_name: one });
    const { body } = await scene.admin.get(`/users/?q=${one}%20${two}`, 200);
    scene.expect(ids(body)[0], id, 'first');
  }),
  claim('a last name weighs more than a first name', async (scene) => {
    const word = scene.word();
    const named = { email: scene.address() };
    const last = await scene.createUser({ first_name: 'Alpha', last_name: word, ...named });
    await scene.createUser({ first_name: word, last_name: 'Alpha', email: scene.address() });
    const { body } = await scene.admin.get(`/users/?q=${word}`, 200);
    scene.expect([ids(body)[0], body.total], [last.id, 2], 'first');
  }),
  claim('sort overrides relevance', async (scene) => {
    const word = scene.word();
    await scene.createUser({ first_name: 'Alpha', last_name: word, email: scene.address() });
    const { id } = await scene.createUser({
      first_name: word,
      last_name: 'Alpha',
      email: scene.address(),
    });
    const { body } = await scene.admin.get(`/users/?q=${word}&sort=-created`, 200);
    scene.expect(ids(body)[0], id, 'first');
  }),
  claim('words in quotes must all be there', async (scene) => {
    const [one, two] = [scene.word(), scene.word()];
    const { id } = await scene.createUser({ last_name: `${one} ${two}` });
    await scene.createUser({ last_name: one });
    const query = encodeURIComponent(`"${one} ${two}"`);
    scene.expect(ids((await scene.admin.get(`/users/?q=${query}`, 200)).body), [id], 'ids');
  }),
  claim('-word excludes', async (scene) => {
    const [one, two] = [scene.word(), scene.word()];
    await scene.createUser({ first_name: two, last_name: one });
    const { id } = await scene.createUser({ first_name: 'Sans', last_name: one });
    scene.expect(ids((await scene.admin.get(`/users/?q=${one}%20-${two}`, 200)).body), [id], 'ids');
  }),
  claim('a query of exclusions alone finds nothing', async (scene) => {
    const { last_name } = await namesakes(scene, [{}]);
    await scene.admin.get(`/users/?q=-${last_name}`, { status: 200, body: EMPTY_PAGE });
  }),
  ...['le', 'de%20la', 'et', 'avec'].map((query) =>
    claim(`the stop words ${decodeURIComponent(query)} find nothing`, ({ admin }) =>
      admin.get(`/users/?q=${query}`, { status: 200, body: EMPTY_PAGE }),
    ),
  ),
  claim('text splits at punctuation', async (scene) => {
    const [one, two] = [scene.word(), scene.word()];
    await scene.createUser({ last_name: `${one}-${two}` });
    await scene.admin.get(`/users/?q=${one}`, having(200, { total: 1 }));
    await scene.admin.get(`/users/?q=${two}`, having(200, { total: 1 }));
  }),
  claim('what is written about an account is not searched', async ({ admin, createUser, word }) => {
    const about = word();
    await createUser({ about });
    await admin.get(`/users/?q=${about}`, { status: 200, body: EMPTY_PAGE });
  }),
  claim('a new name is found at once, and the old one no longer', async (scene) => {
    const { last_name, users } = await namesakes(scene, [{ email: scene.address() }]);
    const name = scene.word();
    await scene.admin.put(`/users/${users[0]?.id ?? ''}/`, { last_name: name }, 200);
    await scene.admin.get(`/users/?q=${name}`, having(200, { total: 1 }));
    await scene.admin.get(`/users/?q=${last_name}`, having(200, { total: 0 }));
  }),
  claim('French words are found by their stem', async (scene) => {
    const word = scene.word();
    await scene.createUser({ last_name: `${word} Boulangers` });
    const query = encodeURIComponent(`"${word}" boulanger`);
    await scene.admin.get(`/users/?q=${query}`, having(200, { total: 1 }));
  }),
  ...["'", '"', '%25', '\\', '()', '&|!', ':*', '%00', "';drop table users;--"].map((query) =>
    claim(`q=${query} is only a text`, ({ admin }) =>
      admin.get(`/users/?q=${query.includes('%') ? query : encodeURIComponent(query)}`, 200),
    ),
  ),
];
