import type { FastifyInstance } from 'fastify';
import { Compile } from 'typebox/schema';

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  body: unknown;
}

/** What is read here of the document; see `server/openapi`. */
interface ServedDocument {
  paths: Record<string, Record<string, { responses: Record<string, object> }>>;
  components: { responses: Record<string, Response> };
}

interface Response {
  content?: Record<string, { schema: { anyOf?: object[] } }>;
  headers?: Record<string, unknown>;
}

/**
 * Hold each answer of an application against its OpenAPI document: the status, the headers and
 * the body must be there. Calls to what the document does not list pass.
 */
export function documentedAnswers(app: FastifyInstance) {
  let document: ServedDocument | undefined;
  const judges = new Map<object, (body: unknown) => unknown[]>();

  const judgeOf = (schema: object) => {
    const { components } = document ?? {};
    const judge = judges.get(schema) ?? compile({ components, ...schema });
    judges.set(schema, judge);
    return judge;
  };

  return (method: string, path: string, isMasked: boolean, answer: Answer): void => {
    document ??= app.swagger() as unknown as ServedDocument;
    const operation = operationOf(document, method.toLowerCase(), path.replace(/\?.*/, ''));
    if (!operation) return;
    const told = `${method} ${path} answered ${answer.status.toString()}`;
    const response = resolve(document, operation.responses[answer.status]);
    if (!response) {
      throw new Error(
        `${told}, which the OpenAPI document lacks: name it in the route's \`response\``,
      );
    }
    for (const name of Object.keys(response.headers ?? {})) {
      if (!(name.toLowerCase() in answer.headers)) throw new Error(`${told} without ${name}`);
    }
    const schema = response.content?.['application/json']?.schema;
    if (!schema || !String(answer.headers['content-type']).startsWith('application/json')) return;
    // The first alternative is the whole answer, the other what a mask leaves of it.
    const errors = judgeOf(isMasked ? schema : whole(schema))(answer.body);
    if (errors.length > 0) {
      throw new Error(`${told} with a body unlike the OpenAPI document: ${JSON.stringify(errors)}`);
    }
  };
}

function compile(schema: object) {
  const validator = Compile(schema);
  return (body: unknown): unknown[] => (validator.Check(body) ? [] : validator.Errors(body)[1]);
}

/** The operation of a path; where a fixed path matches as well it wins. */
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

function whole(schema: { anyOf?: object[]; items?: { anyOf?: object[] } }): object {
  const item = schema.items?.anyOf?.[0];
  if (item) return { ...schema, items: item };
  return schema.anyOf?.[0] ?? schema;
}
