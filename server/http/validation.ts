import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type QuerySchema, readQuery } from './query';

/** Validate the query of each request against the schema of its route, with udata's messages. */
export function validateQueries(app: FastifyInstance): void {
  // Bodies are validated by each resource. Paths are checked by looking up what they name.
  app.setValidatorCompiler(({ schema, httpPart }) =>
    httpPart === 'querystring' ? queryReader(schema as unknown as QuerySchema) : () => true,
  );
}

const queryReader = (schema: QuerySchema) => (query: FastifyRequest['query']) => {
  try {
    // `lang` is accepted on every route, in addition to its schema.
    const { lang } = query as { lang?: unknown };
    return { value: { ...readQuery(schema, query as never), lang } };
  } catch (error) {
    return { error: error as Error };
  }
};
