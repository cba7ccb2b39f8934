import type { FastifyReply, FastifyRequest } from 'fastify';
import type { TSchema } from 'typebox';
import { ErrorBody } from '../../src/api/contract';
import { BadRequest } from '../errors';

/** Fields to keep, each with the mask of its own fields. An empty map keeps the whole field. */
type Mask = Map<string, Mask | true>;

/** The part of a JSON schema that describes the fields of an answer. */
interface AnswerSchema {
  type?: string;
  properties?: Record<string, AnswerSchema>;
  items?: AnswerSchema;
  anyOf?: AnswerSchema[];
  /** True for a field that is only sent when the mask selects it. */
  isLeftOut?: boolean;
}

const REST = '*';

/** Mark a schema of answers to which masks do not apply, since udata has no model for them. */
export const unmasked = <T extends TSchema>(schema: T): T => ({ ...schema, 'x-unmasked': true });

export const isUnmasked = (schema: object) => 'x-unmasked' in schema;

/**
 * Parse an `X-Fields` header. Characters other than braces, commas and those of names are separators.
 *
 * Source: flask-restx 1.3.2, `mask.py`, with the same leniency.
 *
 * @throws BadRequest `Mask parse error: …`
 */
export function parseMask(header: string): Mask {
  const root: Mask = new Map();
  const above: Mask[] = [];
  let mask = root;
  let previous: string | undefined;
  for (const [token] of withoutOuterBraces(header).matchAll(/[{},]|[\p{L}\p{N}_:*-]+/gu)) {
    if (token === '{') {
      if (previous === undefined || !mask.has(previous))
        throw refusal('Unexpected opening bracket');
      const below: Mask = new Map();
      mask.set(previous, below);
      above.push(mask);
      mask = below;
    } else if (token === '}') {
      const parent = above.pop();
      if (!parent) throw refusal('Unexpected closing bracket');
      mask = parent;
    } else if (token === ',') {
      if (previous === undefined || previous === ',' || previous === '{') {
        throw refusal('Unexpected comma');
      }
    } else {
      mask.set(token, true);
    }
    previous = token;
  }
  if (above.length > 0) throw refusal('Missing closing bracket');
  return root;
}

function withoutOuterBraces(header: string): string {
  const text = header.trim();
  if (!text.startsWith('{')) return text;
  if (!text.endsWith('}')) throw refusal('Missing closing bracket');
  return text.slice(1, -1);
}

const refusal = (reason: string) => new BadRequest(`Mask parse error: ${reason}`);

/** The mask of a request. Undefined if it has none. */
export function maskHeader({ headers }: FastifyRequest): string | undefined {
  const header = headers['x-fields'];
  return typeof header === 'string' && header !== '' ? header : undefined;
}

/**
 * The function that applies the mask of a request to an answer or, without one, leaves out what is only
 * sent when selected.
 *
 * @throws BadRequest when the mask cannot be parsed. The function throws it for a mask that selects
 *   fields of a scalar.
 */
export function maskingOf(
  request: FastifyRequest,
  { statusCode }: FastifyReply,
): (answer: unknown) => unknown {
  const schemas = request.routeOptions.schema?.response as Record<number, TSchema> | undefined;
  const schema = schemas?.[statusCode];
  if (!schema || isUnmasked(schema) || schema === ErrorBody) return (answer) => answer;
  const header = maskHeader(request);
  if (header === undefined) return (answer) => withoutLeftOut(schema, answer);
  const mask = parseMask(header);
  return (answer) => applyMask(mask, schema, answer);
}

/**
 * Keep the fields of an answer that the mask selects. Fields that are not in the schema are ignored.
 *
 * @throws BadRequest when the mask selects fields of a scalar
 */
export function applyMask(mask: Mask, schema: TSchema, answer: unknown): unknown {
  // The mask is checked against the schema, so that an empty list gives the same error as a full one.
  checkMask(mask, schema);
  return keep(known(mask, schema), schema, answer);
}

/** A mask without the names that the schema does not have, which would be looked up in each row. */
function known(mask: Mask, schema: AnswerSchema): Mask {
  const { properties } = schemaOfItem(schema);
  if (!properties) return mask;
  const fields = [...mask].filter(([name]) => name === REST || Object.hasOwn(properties, name));
  // An empty mask would select everything.
  const selected = fields.length > 0 ? fields : [...mask].slice(0, 1);
  return new Map(
    selected.map(([name, below]) => [
      name,
      below === true ? true : known(below, properties[name] ?? {}),
    ]),
  );
}

function checkMask(mask: Mask, schema: AnswerSchema): void {
  const { properties = {} } = schemaOfItem(schema);
  for (const [name, below] of mask) {
    // A mask may contain `constructor`, which every object inherits.
    const field = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (below === true || !field) continue;
    if (isScalar(schemaOfItem(field))) {
      // On a list of scalars, empty braces keep the whole list.
      if (below.size === 0 && isList(field)) continue;
      throw inconsistent();
    }
    checkMask(below, field);
  }
}

function keep(mask: Mask, schema: AnswerSchema, answer: unknown): unknown {
  if (answer === null || answer === undefined) return answer;
  if (Array.isArray(answer)) return answer.map((item) => keep(mask, schema, item));
  if (typeof answer !== 'object') throw inconsistent();
  const { properties } = schemaOfItem(schema);
  const values = answer as Record<string, unknown>;
  const kept: Record<string, unknown> = {};
  for (const [name, below] of mask) {
    if (name === REST || !Object.hasOwn(properties ?? values, name)) continue;
    kept[name] = keepBelow(below, properties?.[name], values[name]);
  }
  if (!mask.has(REST)) return kept;
  const rest = Object.entries(values).map(([name, value]) => [
    name,
    keepBelow(true, properties?.[name], value),
  ]);
  return { ...Object.fromEntries(rest), ...kept };
}

const keepBelow = (below: Mask | true, schema: AnswerSchema = {}, value: unknown) =>
  below === true || below.size === 0 ? withoutLeftOut(schema, value) : keep(below, schema, value);

/** Remove the fields that are only sent when a mask selects them. */
export function withoutLeftOut(schema: AnswerSchema, answer: unknown): unknown {
  if (!leavesOut(schema) || answer === null || typeof answer !== 'object') return answer;
  if (Array.isArray(answer)) return answer.map((item) => withoutLeftOut(schema, item));
  const { properties = {} } = schemaOfItem(schema);
  return Object.fromEntries(
    Object.entries(answer)
      .filter(([name]) => !properties[name]?.isLeftOut)
      .map(([name, value]) => [name, withoutLeftOut(properties[name] ?? {}, value)]),
  );
}

/** Cached, because it is needed for each answer and most schemas leave nothing out. */
const LEAVES_OUT = new WeakMap<AnswerSchema, boolean>();

function leavesOut(schema: AnswerSchema): boolean {
  const known = LEAVES_OUT.get(schema);
  if (known !== undefined) return known;
  const below = Object.values(schemaOfItem(schema).properties ?? {});
  const found = below.some((field) => field.isLeftOut === true || leavesOut(field));
  LEAVES_OUT.set(schema, found);
  return found;
}

/** The schema of a value that is not null, or of the items of a list. */
function schemaOfItem(schema: AnswerSchema): AnswerSchema {
  const present = withoutNull(schema);
  return present.type === 'array' && present.items ? schemaOfItem(present.items) : present;
}

/** A choice between several types is returned as it is, since udata applies no mask inside it. */
function withoutNull(schema: AnswerSchema): AnswerSchema {
  const present = schema.anyOf?.filter(({ type }) => type !== 'null') ?? [];
  return present.length === 1 && present[0] ? present[0] : schema;
}

const isList = (schema: AnswerSchema) => withoutNull(schema).type === 'array';

/** An empty schema allows any value, so it counts as an object. */
const isScalar = ({ type, anyOf, ...rest }: AnswerSchema) =>
  'enum' in rest || 'const' in rest || Boolean(anyOf) || (type !== undefined && type !== 'object');

const inconsistent = () => new BadRequest('Mask error: Mask is inconsistent with model');
