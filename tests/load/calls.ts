import { randomBytes } from 'node:crypto';
import sharp from 'sharp';

/** A caller of the users API that is an administrator. Bodies are sent as JSON unless they are forms. */
export type Send = (method: string, path: string, body?: unknown) => Promise<Response>;

/** A call, or several at once, that could hold up others. */
export interface CostlyCall {
  name: string;
  run(send: Send): Promise<unknown>;
}

const WORDS = Array.from({ length: 3_500 }, (_, number) => `m${number.toString(36)}`);
const MEGABYTE = 1_000_000;
const JSON_LIMIT = 1024 * 1024;
/** Two bytes in UTF-8 for each letter, which JSON escapes by six characters. */
const LONG_TEXT = 'é'.repeat(450_000);
const LONG_ROWS = 100;
const NAMES = ['marie', 'martin', 'dupont', 'jean', 'courriel', 'example', 'fr', 'org'];

const together = (count: number, call: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, call));

/** Read a whole answer. @throws when the call found nothing or failed, so that nothing was measured */
async function read(call: Promise<Response>): Promise<void> {
  const { status, url, body } = await call;
  if (status === 404 || status >= 500) throw new Error(`${url}: ${status.toString()}`);
  for await (const _ of body ?? []);
}

/** What is in the database already. */
interface Loaded {
  users: number;
  /** The most followed account. */
  starId: string;
}

/**
 * Create rows of about a megabyte and an image of 15 MB.
 *
 * @returns the calls that read and change them
 */
export async function prepare(send: Send, loaded: Loaded): Promise<CostlyCall[]> {
  const created = async (path: string, body: unknown) =>
    (await (await send('POST', path, body)).json()) as { id: string };
  const ids: string[] = [];
  for (let number = 0; number < LONG_ROWS; number++) {
    const { id } = await created('users/', {
      first_name: 'Long',
      last_name: 'Profil',
      email: `long.${number.toString()}@example.org`,
      active: true,
      about: LONG_TEXT,
    });
    ids.push(id);
    await created('organizations/', {
      name: `Longue ${number.toString()}`,
      description: LONG_TEXT,
    });
    await created('reports/', {
      subject: { class: 'User', id },
      reason: 'spam',
      message: LONG_TEXT,
    });
  }
  const [userId = ''] = ids;
  const side = 2_300;
  const noise = { width: side, height: side, channels: 3 } as const;
  const file = await sharp(randomBytes(side * side * 3), { raw: noise })
    .png()
    .toBuffer();
  const form = () => {
    const parts = new FormData();
    parts.set('file', new Blob([file], { type: 'image/png' }), 'noise.png');
    return parts;
  };
  const upload = () => send('POST', `users/${userId}/avatar/`, form());
  const { image } = (await (await upload()).json()) as { image: string };
  const avatar = new URL(image).pathname;
  return callsOn(userId, avatar, upload, loaded);
}

function callsOn(
  userId: string,
  avatar: string,
  upload: () => Promise<Response>,
  { users, starId }: Loaded,
): CostlyCall[] {
  const middle = Math.ceil(users / 40);
  const list = (path: string) => (send: Send) => read(send('GET', path));
  const search = (words: readonly string[]) => list(`users/?q=${words.join('+')}`);
  const arrays = `[${'[],'.repeat(JSON_LIMIT / 3 - 2)}[]]`;
  const nested = '['.repeat(JSON_LIMIT / 2) + ']'.repeat(JSON_LIMIT / 2);
  const objects = `[${'{"a":1},'.repeat(JSON_LIMIT / 8 - 2)}{}]`;
  return [
    { name: 'search of 200 words', run: search(WORDS.slice(0, 200)) },
    { name: 'search of 3,500 words', run: search(WORDS) },
    { name: 'search of words that most accounts have', run: search(NAMES) },
    {
      name: 'organizations searched by 3,500 words',
      run: list(`organizations/?q=${WORDS.join('+')}`),
    },
    { name: 'suggestions for one letter', run: list('users/suggest/?q=a&size=1000') },
    { name: 'all organizations suggested', run: list('organizations/suggest/?q=e&size=0') },
    {
      name: 'page in the middle',
      run: list(`users/?page=${middle.toString()}&page_size=20&sort=last_name`),
    },
    { name: 'page of 100,000 accounts', run: list('users/?page_size=100000') },
    { name: 'page of all followers', run: list(`users/${starId}/followers/?page_size=100000`) },
    { name: 'page of 10,000,000 organizations', run: list('organizations/?page_size=10000000') },
    { name: '100 profiles of 900 kB', run: list('users/?page_size=100') },
    { name: '100 organizations of 900 kB', run: list('organizations/?page_size=100') },
    { name: '100 reports of 900 kB', run: list('reports/?page_size=100&sort=-reported_at') },
    {
      name: 'five pages of 20 profiles of 900 kB at once',
      run: (send) => together(5, () => list('users/')(send)),
    },
    {
      name: 'mask of thousands of names',
      run: (send) =>
        read(send('GET', `users/?page_size=1000&mask=${WORDS.slice(0, 2_500).join(',')}`)),
    },
    { name: '1 MB of empty arrays', run: (send) => read(send('PUT', `users/${userId}/`, arrays)) },
    { name: '1 MB of nested arrays', run: (send) => read(send('PUT', `users/${userId}/`, nested)) },
    {
      name: '1 MB of objects, as roles',
      run: (send) => read(send('PUT', `users/${userId}/`, `{"roles":${objects}}`)),
    },
    {
      name: '1 MB of text',
      run: (send) => read(send('PUT', `users/${userId}/`, { about: 'a'.repeat(MEGABYTE) })),
    },
    {
      name: '20 reads of a 15 MB image',
      run: (send) => together(20, () => read(send('GET', avatar))),
    },
    // Replaces the image that the others read.
    { name: 'upload of a 15 MB image', run: async () => read(upload()) },
    {
      name: '40 identicons',
      run: (send) => together(40, () => read(send('GET', `avatars/${userId}/1000/`))),
    },
  ];
}
