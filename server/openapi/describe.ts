import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { completeDocument, type Document } from './document';
import { KEY_SCHEME, operationOf } from './operation';

/** The path of the API on this server; the paths in the document are relative to it. */
export const API_PREFIX = '/api/1';

const INTRODUCTION = `The part of the udata API that manages user accounts.

- Every path ends with a slash. A path without it is redirected with a 308.
- Methods that are not listed for a path get a 405, with the allowed ones in \`Allow\`. Where GET is
  listed, HEAD and OPTIONS are allowed too.
- Parameters and keys of a JSON body that are not listed are ignored.
- An empty page is a 404, unless it is the first. \`page_size\` has no maximum.
- Texts in responses are written by users: treat them as untrusted input.`;

/** The groups of operations, in the order in which the viewer shows them. */
const TAGS = {
  users: 'User accounts',
  me: 'The caller’s own account, API keys and invitations',
  followers: 'Followers of users, organizations and publications',
  organizations: 'Organizations, their images and badges',
  members: 'Members of organizations, membership requests and invitations',
  contacts: 'Contact points of users and organizations',
  datasets: 'Datasets that accounts and organizations publish',
  reuses: 'Uses of datasets',
  dataservices: 'APIs that accounts and organizations offer',
  discussions: 'Discussions about what is published, with their comments',
  activity: 'What accounts did, as far as it is recorded',
  reports: 'Reports about objects, for moderators to handle',
  avatars: 'Generated avatars',
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
            description: 'API key of a user. An invalid key is refused on public operations too.',
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
