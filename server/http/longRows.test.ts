import type { FastifyInstance } from 'fastify';
import { type KyselyPlugin, sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../app';
import type { Store } from '../db';
import { openImages } from '../images/open';
import { FIRST_ADMINISTRATOR, seed } from '../seed';
import { installKey } from '../startup/keys';
import { freshStore } from '../testing/freshStore';

const KEY = 'udata_of-the-administrator';
const ADMIN_ID = FIRST_ADMINISTRATOR.id;
/** As long as a JSON body lets a text be, roughly. */
const LENGTH = 900_000;
const ROWS = 4;

let store: Store;
let app: FastifyInstance;
let organizationId: string;
/** The bytes of the largest result of a statement. */
let largest = 0;

const measuring: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  async transformResult({ result }) {
    largest = Math.max(largest, JSON.stringify(result.rows).length);
    return result;
  },
};

beforeAll(async () => {
  store = await freshStore();
  const { db } = store;
  await seed(db, 60);
  await installKey(db, ADMIN_ID, KEY);
  const long = sql`repeat('a', ${LENGTH})`;
  const some = (table: string) => sql`id in (select id from ${sql.table(table)}
    where deleted is null order by created_at desc, id desc limit ${ROWS})`;
  await sql`update users set website = 'https://example.org/' || ${long}
    where ${some('users')}`.execute(db);
  await sql`update organizations set url = 'https://example.org/' || ${long}
    where ${some('organizations')}`.execute(db);
  const { id } = await db.selectFrom('organizations').select('id').executeTakeFirstOrThrow();
  organizationId = id;
  const users = await db.selectFrom('users').select('id').limit(ROWS).execute();
  for (const [place, user] of users.entries()) {
    const contact = { role: 'contact', contact_form: `https://example.org/${place}/` };
    for (const owner of [{ owner_id: ADMIN_ID }, { organization_id: id }]) {
      const own = `${place.toString()}${'owner_id' in owner ? '0' : '1'}`.padStart(24, 'f');
      await db
        .insertInto('contact_points')
        .values({
          id: own,
          owner_id: null,
          organization_id: null,
          ...owner,
          ...contact,
          contact_form: sql<string>`${contact.contact_form} || ${long}`,
        })
        .execute();
    }
    await sql`insert into membership_requests
        (id, organization_id, user_id, kind, status, role, comment, created)
      values (gen_random_uuid(), ${id}, ${user.id}, 'request', 'pending', 'editor', ${long}, now())
    `.execute(db);
  }
  app = await buildApp({ db: db.withPlugin(measuring), images: await openImages(store) });
});
afterAll(async () => {
  await app.close();
  await store.close();
});

it.each([
  ['accounts with long websites', () => '/users/?page_size=50'],
  ['accounts found by their address', () => '/users/?q=example&page_size=50'],
  ['organizations with long websites', () => '/organizations/?page_size=50'],
  ['contact points of an account', () => `/users/${ADMIN_ID}/contacts/?page_size=50`],
  ['contact points of an organization', () => `/organizations/${organizationId}/contacts/`],
  ['suggested contacts', () => `/organizations/${organizationId}/contacts/suggest/?q=aaa&size=0`],
  ['membership requests', () => `/organizations/${organizationId}/membership/`],
])('a list of %s is read in statements of limited size', async (_what, pathOf) => {
  largest = 0;
  const { statusCode, body } = await app.inject({
    url: `/api/1${pathOf()}`,
    headers: { 'x-api-key': KEY },
  });
  expect(statusCode).toBe(200);
  const answer = JSON.parse(body) as unknown[] | { data: unknown[] };
  const rows = Array.isArray(answer) ? answer : answer.data;
  const areLong = rows.filter((row) => JSON.stringify(row).length > LENGTH);
  expect(areLong).toHaveLength(ROWS);
  expect(largest).toBeLessThan(2 * LENGTH);
});
