import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type QuerySchema, readQuery } from './query';

/** Judge the query of each call by the schema of its route, in udata's words. */
export function validateQueries(app: FastifyInstance): void {
  // Bodies are judged by the rules of each resource, and paths by whether something is there.
  app.setValidatorCompiler(({ schema, httpPart }) =>
    httpPart === 'querystring' ? queryReader(schema as unknown as QuerySchema) : () => true,
  );
}

const queryReader = (schema: QuerySchema) => (query: FastifyRequest['query']) => {
  try {
    // `lang` is accepted on any call, beside what the schema names.
    const { lang } = query as { lang?: unknown };
    return { value: { ...readQuery(schema, query as never), lang } };
  } catch (error) {
    return { error: error as Error };
  }
};
