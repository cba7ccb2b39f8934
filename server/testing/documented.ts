import type { FastifyInstance } from 'fastify';
import { Compile } from 'typebox/schema';

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: unknown;
}

/** The part of the OpenAPI document that is used here. See `server/openapi`. */
interface ServedDocument {
  paths: Record<string, Record<string, { responses: Record<string, object> }>>;
  components: { responses: Record<string, Response> };
}

interface Response {
  content?: Record<string, { schema: { anyOf?: object[] } }>;
  headers?: Record<string, unknown>;
}

/**
 * Make a function that checks answers of an application against its OpenAPI document.
 *
 * It throws if the document lacks the status, the answer lacks a header, or the body does not match
 * the schema. Operations that are not in the document are not checked.
 */
export function checkDocumented(app: FastifyInstance) {
  let document: ServedDocument | undefined;
  const validators = new Map<object, (body: unknown) => unknown[]>();

  const validatorOf = (schema: object) => {
    const { components } = document ?? {};
    const validator = validators.get(schema) ?? compile({ components, ...schema });
    validators.set(schema, validator);
    return validator;
  };

  return (method: string, path: string, isMasked: boolean, answer: Answer): void => {
    document ??= app.swagger() as unknown as ServedDocument;
    const operation = operationOf(document, method.toLowerCase(), path.replace(/\?.*/, ''));
    if (!operation) return;
    const found = `${method} ${path} answered ${answer.status.toString()}`;
    const response = resolve(document, operation.responses[answer.status]);
    if (!response) {
      throw new Error(
        `${found}, which is not in the OpenAPI document: add it to the \`response\` of the route`,
      );
    }
    for (const name of Object.keys(response.headers ?? {})) {
      if (!(name.toLowerCase() in answer.headers)) throw new Error(`${found} without ${name}`);
    }
    const schema = response.content?.['application/json']?.schema;
    if (!schema || !String(answer.headers['content-type']).startsWith('application/json')) return;
    const errors = validatorOf(isMasked ? schema : unmasked(schema))(answer.body);
    if (errors.length > 0) {
      throw new Error(
        `${found} with a body that does not match the OpenAPI document: ${JSON.stringify(errors)}`,
      );
    }
  };
}

function compile(schema: object) {
  const validator = Compile(schema);
  return (body: unknown): unknown[] => (validator.Check(body) ? [] : validator.Errors(body)[1]);
}

/** The operation for a path. A fixed path takes precedence over one with parameters. */
function operationOf({ paths }: ServedDocument, method: string, path: string) {
  const [template] = Object.keys(paths)
    .filter((key) => paths[key]?.[method] && patternOf(key).test(path))
    .sort((a, b) => a.split('{').length - b.split('{').length);
  return template === undefined ? undefined : paths[template]?.[method];
}

const patternOf = (template: string) =>
  new RegExp(`^${template.replace(/\./g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);

function resolve({ components }: ServedDocument, response: object | undefined) {
  if (!response || !('$ref' in response)) return response as Response | undefined;
  return components.responses[String(response.$ref).replace('#/components/responses/', '')];
}

/** The first alternative of a schema is the whole answer, the second a masked one. */
function unmasked(schema: { anyOf?: object[]; items?: { anyOf?: object[] } }): object {
  const item = schema.items?.anyOf?.[0];
  if (item) return { ...schema, items: item };
  return schema.anyOf?.[0] ?? schema;
}
