import { claim } from '../../claim';
import { type Pattern, startingWith } from '../../pattern';
import { having } from '../../expectedAnswers';

/** A first name, and the beginning of the slug that is made from it. */
const transliterated: [string, string][] = [
  ['Éléonore', 'eleonore'],
  ["O'Connor", 'oconnor'],
  ['O’Connor', 'oconnor'],
  ['O`Connor', 'o-connor'],
  ['O‘Connor', 'oconnor'],
  ['Ýmir', 'ymir'],
  ['GROẞ', 'gross'],
  ['Юрий Цой', 'iurii-tsoi'],
  ['Χαρά', 'khara'],
  ['Müller ß', 'muller-ss'],
  ['Ünï 東京', 'uni-dong-jing'],
  ['test_user', 'test-user'],
  ['JEAN', 'jean'],
  ['Jean-Pierre', 'jean-pierre'],
  ['Jean--Pierre', 'jean-pierre'],
  ['Jean & Pierre', 'jean-pierre'],
  ['  Jean   Pierre  ', 'jean-pierre'],
  ['¡Hola!', 'hola'],
  ['Œuvre', 'oeuvre'],
  ['Ærø', 'aero'],
  ['Łukasz', 'lukasz'],
  ['Ñandú', 'nandu'],
  ['Александр', 'aleksandr'],
  ['Ελένη', 'elene'],
  ['100 %', '100'],
  ['a/b\\c', 'a-b-c'],
  ['x@y', 'x-y'],
  ['Jean(Paul)', 'jean-paul'],
  ['2e Régiment', '2e-regiment'],
  ['Ça va', 'ca-va'],
  ['naïve', 'naive'],
  ['𝓙𝓮𝓪𝓷 Ⓓⓤⓟⓞⓝⓣ', 'jean-dupont'],
];

const isEmptyOrNumbered = /^(-\d+)?$/;

export const claims = [
  ...transliterated.map(([first_name, slug]) =>
    claim(
      `the slug of ${first_name} starts with ${slug}`,
      async ({ createUser, expect, uniqueWord }) => {
        const last_name = uniqueWord();
        const user = await createUser({ first_name, last_name });
        expect(user.slug, `${slug}-${last_name}`, 'slug');
      },
    ),
  ),
  claim(
    'a slug consists of the first name, then the last name',
    async ({ createUser, expect, uniqueWord }) => {
      const [first_name, last_name] = [uniqueWord(), uniqueWord()];
      expect(
        (await createUser({ first_name, last_name })).slug,
        `${first_name}-${last_name}`,
        'slug',
      );
    },
  ),
  claim(
    'a slug neither begins nor ends with a hyphen',
    async ({ createUser, expect, uniqueWord }) => {
      const [first_name, last_name] = [uniqueWord(), uniqueWord()];
      const { slug } = await createUser({
        first_name: `- ${first_name}`,
        last_name: `${last_name} -!`,
      });
      expect(slug, `${first_name}-${last_name}`, 'slug');
    },
  ),
  claim('namesakes get -1, -2 and so on', async ({ createUser, expect, uniqueWord }) => {
    const names = { first_name: 'Homonyme', last_name: uniqueWord() };
    const found: string[] = [];
    for (let count = 0; count < 3; count++) found.push((await createUser(names)).slug);
    const base = `homonyme-${names.last_name}`;
    expect(found, [base, `${base}-1`, `${base}-2`], 'slugs');
  }),
  claim(
    'namesakes that are created at the same time get different slugs',
    async ({ createUser, expect, uniqueWord }) => {
      const names = { first_name: 'Ensemble', last_name: uniqueWord() };
      const emailOf = (count: number) => `${names.last_name}${count.toString()}@example.org`;
      const made = await Promise.all(
        Array.from({ length: 8 }, (_, count) => createUser({ ...names, email: emailOf(count) })),
      );
      expect(new Set(made.map(({ slug }) => slug)).size, 8, 'different slugs');
    },
    { only: { server: 'vigie', reason: 'udata sometimes answers 500 to one of them' } },
  ),
  claim(
    'the number of a deleted account is used again',
    async ({ admin, createUser, expect, uniqueWord }) => {
      const names = { first_name: 'Homonyme', last_name: uniqueWord() };
      await createUser(names);
      const second = await createUser(names);
      await createUser(names);
      await admin.delete(`/users/${second.id}/?no_mail=1`, 204);
      expect((await createUser(names)).slug, second.slug, 'slug');
    },
  ),
  claim(
    'the slug of a deleted account is used again',
    async ({ createDeletedUser, createUser, expect, uniqueWord }) => {
      const names = { first_name: 'Homonyme', last_name: uniqueWord() };
      const { slug } = await createDeletedUser(names);
      expect((await createUser(names)).slug, slug, 'slug');
    },
  ),
  claim(
    'accounts whose names differ only by accents are namesakes',
    async ({ createUser, expect, uniqueWord }) => {
      const last_name = uniqueWord();
      await createUser({ first_name: 'Jérôme', last_name });
      const { slug } = await createUser({ first_name: 'Jerome', last_name });
      expect(slug, `jerome-${last_name}-1`, 'slug');
    },
  ),
  claim('changing the name does not change the slug', async ({ admin, createUser }) => {
    const { id, slug } = await createUser();
    await admin.put(
      `/users/${id}/`,
      { first_name: 'Nouveau', last_name: 'Nom' },
      having(200, { first_name: 'Nouveau', slug }),
    );
  }),
  claim('a slug cannot be chosen', async ({ createUser, expect, uniqueWord }) => {
    const last_name = uniqueWord();
    const { slug } = await createUser({ first_name: 'Choisi', last_name, slug: uniqueWord() });
    expect(slug, `choisi-${last_name}`, 'slug');
  }),
  claim('a slug cannot be changed', async ({ admin, createUser, uniqueWord }) => {
    const { id, slug } = await createUser();
    await admin.put(`/users/${id}/`, { slug: uniqueWord() }, having(200, { slug }));
  }),
  claim(
    'a long slug is shortened by whole words from its end',
    async ({ createUser, expect, uniqueWord }) => {
      const first_name = `${uniqueWord()} ${'mots '.repeat(45)}`.trim();
      const { slug } = await createUser({ first_name, last_name: 'x'.repeat(200) });
      expect(slug, first_name.replaceAll(' ', '-'), 'slug');
    },
  ),
  claim('a slug has at most 255 characters', async ({ createUser, expect, uniqueWord }) => {
    const { slug } = await createUser({
      first_name: uniqueWord() + 'y'.repeat(240),
      last_name: 'z'.repeat(255),
    });
    expect(slug.length <= 255, true, 'at most 255 characters');
  }),
  claim(
    'a first word that is too long by itself is cut',
    async ({ createUser, expect, uniqueWord }) => {
      // Each ß becomes two letters.
      const first_name = uniqueWord() + 'ß'.repeat(200);
      const { slug } = await createUser({ first_name, last_name: 'Court' });
      expect(slug, first_name.replaceAll('ß', 'ss').slice(0, 255), 'slug');
    },
  ),
  claim('a slug that is a UUID of version 4 gets -uuid', async ({ createUser, expect }) => {
    const uuid = crypto.randomUUID();
    const { slug } = await createUser({
      first_name: uuid.slice(0, 18),
      last_name: uuid.slice(19),
    });
    expect(slug, `${uuid}-uuid`, 'slug');
  }),
  claim(
    'the slug of a name without letters and digits',
    async ({ createUser, expect, byServer }) => {
      const { id, slug, uri } = await createUser({ first_name: '--', last_name: '..' });
      expect(
        slug,
        byServer<Pattern>({ vigie: startingWith(id), udata: isEmptyOrNumbered }),
        'slug',
      );
      expect(uri, startingWith('<base>/users/'), 'uri');
    },
    {
      sequential: true,
      difference:
        'udata gives an empty slug, whose address does not lead to the account; here the slug is the identifier',
    },
  ),
  claim(
    'an account without letters in its name is found by identifier',
    async ({ admin, createUser }) => {
      const { id } = await createUser({ first_name: '--', last_name: '..' });
      await admin.get(`/users/${id}/`, having(200, { id, first_name: '--', last_name: '..' }));
    },
    { sequential: true },
  ),
  claim(
    'the slug of a deleted account contains its identifier',
    async ({ admin, createDeletedUser }) => {
      const { id } = await createDeletedUser();
      await admin.get(`/users/${id}/`, having(200, { slug: `deleted-${id}` }));
    },
  ),
];
