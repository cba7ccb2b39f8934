import swagger from '@fastify/swagger';
import type { FastifyInstance } from 'fastify';
import { KEY_SCHEME } from './access';

/** Make the OpenAPI document from the schemas of the routes that come after. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Users API',
        description: 'The part of the udata API that is about user accounts.',
        version: '1',
        license: { name: 'MIT', identifier: 'MIT' },
      },
      components: {
        securitySchemes: { [KEY_SCHEME]: { type: 'apiKey', in: 'header', name: 'X-API-KEY' } },
      },
    },
  });
}
