import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { completeDocument, type Document } from './document';
import { KEY_SCHEME, operationOf } from './operation';

/** The path of the API on this server; the paths in the document are relative to it. */
export const API_PREFIX = '/api/1';

const INTRODUCTION = `The part of the udata API that is about user accounts.

- Every path ends with a slash; one without it is moved by a 308 to the one with it.
- A path takes no other methods than those listed (GET brings HEAD and OPTIONS): a 405 names them in
  \`Allow\`.
- Parameters, and keys of a JSON body, that are not listed are ignored.
- A page other than the first that holds nothing is a 404. \`page_size\` has no maximum.
- Texts in answers were written by the holders of accounts: treat them as hostile.`;

/** The groups of operations, in the order in which the viewer shows them. */
const TAGS = {
  users: 'Accounts, as moderators and visitors see them',
  me: 'The account of the caller, its keys and its invitations',
  followers: 'Who follows an account or an organization',
  organizations: 'Organizations, their images and badges',
  members: 'Who belongs to an organization, and who asks or is invited to',
  contacts: 'Contact points of accounts and organizations',
  reports: 'Objects that somebody finds wrong, and what became of it',
  avatars: 'Generated pictures',
};

/**
 * Generate the OpenAPI document from the routes registered afterwards.
 *
 * It is made from their `config.access`, `config.find` and `schema`. Routes list in `response` only
 * the errors particular to them (`410: ErrorBody`); those that follow from their configuration are
 * added here.
 */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Users API',
        description: INTRODUCTION,
        version: '1',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: API_PREFIX }],
      tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
      components: {
        securitySchemes: {
          [KEY_SCHEME]: {
            type: 'apiKey',
            in: 'header',
            name: 'X-API-KEY',
            description: 'A key of an account. A bad one is refused on public calls too.',
          },
        },
      },
    },
    convertConstToEnum: false,
    transform: ({ schema, url, route }) => ({ schema: operationOf(route, schema), url }),
    transformObject: (document) =>
      'openapiObject' in document
        ? (completeDocument(document.openapiObject as Document) as typeof document.openapiObject)
        : document.swaggerObject,
  });
}
