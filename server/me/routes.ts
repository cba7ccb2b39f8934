import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import {
  ApiToken,
  ApiTokenCreate,
  ErrorBody,
  NewApiToken,
  ObjectId,
  User,
  UserUpdate,
} from '../../src/api/contract';
import type { Database } from '../db';
import { Gone, RevokedKey, Unauthorized } from '../errors';
import { countFollowsOfOrganizations } from '../followers/repository';
import { NO_CONTENT } from '../http/access';
import { readJsonBody } from '../http/body';
import { languageOf } from '../http/language';
import { viewOf } from '../http/view';
import type { ImageStorage } from '../images/storage';
import { organizationsOfUsers } from '../references/organization';
import { presentUser } from '../users/present';
import { deleteUser, findUserById, type UserRow } from '../users/repository';
import { reportSpammer } from '../users/spam';
import { changeUser } from '../users/write';
import { OWN_FIELDS, readChanges } from '../users/rules';
import {
  assertTokenExists,
  createToken,
  listTokens,
  presentToken,
  readNewToken,
  revokeToken,
} from './tokens';

const tags = ['me'];
const config = { access: 'signed-in' } as const;

const OwnMetrics = Type.Object({
  id: ObjectId,
  resources_availability: Type.Number({ description: 'Percentage; 100 if unknown' }),
  datasets_org_count: Type.Integer(),
  followers_org_count: Type.Integer(),
  datasets_count: Type.Integer(),
  followers_count: Type.Integer(),
});

/** Lists of udata's `/me/` that are always empty, because this server does not store these objects. */
const EMPTY_LISTS = {
  datasets: 'your own datasets',
  reuses: 'your own reuses',
  org_datasets: 'the datasets of your organizations',
  org_reuses: 'the reuses of your organizations',
  org_community_resources: 'the community resources of your organizations',
  org_discussions: 'the discussions of your organizations',
};

/** `/me/`: the caller's own account and keys. */
export function meRoutes(app: FastifyInstance, db: Kysely<Database>, images: ImageStorage): void {
  const ownAccount = async ({ caller }: FastifyRequest): Promise<UserRow> => {
    const row = caller && (await findUserById(db, caller.id));
    if (!row) throw new Unauthorized();
    // It may have been deleted since the key was checked, while the body was still arriving.
    if (row.deleted) throw new RevokedKey();
    return row;
  };
  const present = async (row: UserRow, request: FastifyRequest) => {
    const view = viewOf(request);
    const organizations = await organizationsOfUsers(db, [row.id], view);
    return presentUser(row, organizations.get(row.id) ?? [], view, true);
  };

  app.get(
    '/me/',
    { config, schema: { tags, summary: 'Get your own account', response: { 200: User } } },
    async (request) => present(await ownAccount(request), request),
  );

  app.put(
    '/me/',
    {
      config,
      schema: {
        tags,
        summary:
          'Update your own account, except roles and active; omitted fields keep their values',
        body: UserUpdate,
        response: { 200: User },
      },
    },
    async (request) => {
      const row = await ownAccount(request);
      const body = readJsonBody(request);
      const fixed = request.caller?.isAdmin ? [] : ['email'];
      const language = languageOf(request);
      const changes = await readChanges(db, body, row, language, OWN_FIELDS, fixed);
      const changed = await changeUser(db, row, changes, language);
      if (!changed) throw new RevokedKey();
      await reportSpammer(db, request, row, changed);
      return present(changed, request);
    },
  );

  app.delete(
    '/me/',
    {
      config,
      schema: { tags, summary: 'Delete your own account', response: { 204: NO_CONTENT } },
    },
    async (request, reply) => {
      const { id } = await ownAccount(request);
      await deleteUser(db, images, id, id).catch((error: unknown) => {
        throw error instanceof Gone ? new RevokedKey() : error;
      });
      return reply.code(204).send();
    },
  );

  app.get(
    '/me/metrics/',
    { config, schema: { tags, summary: 'Get your own metrics', response: { 200: OwnMetrics } } },
    async (request) => {
      const row = await ownAccount(request);
      return {
        id: row.id,
        resources_availability: 100,
        datasets_org_count: 0,
        followers_org_count: await countFollowsOfOrganizations(db, row.id),
        datasets_count: row.datasets ?? 0,
        followers_count: row.followers ?? 0,
      };
    },
  );

  for (const [name, objects] of Object.entries(EMPTY_LISTS)) {
    app.get(
      `/me/${name}/`,
      {
        config,
        schema: {
          tags,
          summary: `List ${objects}; always empty on this server`,
          response: { 200: Type.Array(Type.Unknown()) },
        },
      },
      async () => [],
    );
  }

  tokensRoutes(app, db);
}

function tokensRoutes(app: FastifyInstance, db: Kysely<Database>): void {
  app.get(
    '/me/api_tokens/',
    {
      config,
      schema: {
        tags,
        summary: 'List your API keys, without their secrets',
        response: { 200: Type.Array(ApiToken) },
      },
    },
    async ({ caller }) => (await listTokens(db, caller?.id ?? '')).map(presentToken),
  );

  app.post(
    '/me/api_tokens/',
    {
      config,
      schema: {
        tags,
        summary: 'Create an API key; its secret is only returned here',
        body: ApiTokenCreate,
        response: { 201: NewApiToken },
      },
    },
    async (request, reply) => {
      const values = readNewToken(readJsonBody(request));
      const row = await createToken(db, request.caller?.id ?? '', values);
      return reply.code(201).send({ ...presentToken(row), token: row.token });
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/me/api_tokens/:id/',
    {
      config: { ...config, find: (_request, id) => assertTokenExists(db, id.toLowerCase()) },
      schema: {
        tags,
        summary: 'Revoke an API key',
        params: Type.Object({ id: Type.String({ description: 'Identifier of the API key' }) }),
        response: { 204: NO_CONTENT, 410: ErrorBody },
      },
    },
    async (request, reply) => {
      await revokeToken(db, request.caller?.id ?? '', request.params.id.toLowerCase());
      return reply.code(204).send();
    },
  );
}
