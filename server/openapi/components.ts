import * as contract from '../../src/api/contract';
import { masked, type Schema } from './masks';

const { Page, ...exported } = contract;
const PAGE_KEYS = Object.keys(Page(contract.Dictionary).properties).join();

/** By their JSON: a schema in the document is a copy of the one that a route names. */
const NAMES = new Map<string, string>(
  Object.entries<unknown>(exported)
    .filter((entry): entry is [string, Schema] => isShape(entry[1]))
    .flatMap(([name, schema]): [string, string][] => [
      [JSON.stringify(masked(schema)), `Masked${name}`],
      // Last, for those that a mask would not change.
      [JSON.stringify(schema), name],
    ]),
);

function isShape(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['properties', 'enum', 'anyOf'].some((key) => key in value)
  );
}

/** Whether a schema of the document came from one of the contract. */
export const isSchemaOf = (known: object, schema: Schema) =>
  JSON.stringify(known) === JSON.stringify(schema);

/** The name of a schema that the contract exports, or of a page of these. */
function nameOf(schema: Schema): string | undefined {
  const { properties } = schema;
  if (properties && Object.keys(properties).join() === PAGE_KEYS) {
    const row = properties.data?.items && nameOf(properties.data.items);
    return row && `${row}Page`;
  }
  return NAMES.get(JSON.stringify(schema));
}

/** Words of a refusal, and what an answer leaves out: nothing that another program would read. */
const isForServer = (key: string, value: unknown) =>
  (key === 'refusal' && typeof value === 'string') || (key === 'isLeftOut' && value === true);

/** Replace in a document each schema that has a name by a reference to one component of that name. */
export function shareSchemas<T extends { components: Record<string, unknown> }>(document: T): T {
  const schemas: Record<string, unknown> = {};

  const share = (node: unknown): unknown => {
    if (node === null || typeof node !== 'object') return node;
    if (Array.isArray(node)) return node.map(share);
    const name = nameOf(node);
    if (name === undefined) return inside(node);
    if (!(name in schemas)) {
      schemas[name] = undefined;
      schemas[name] = inside(node);
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  const inside = (node: object) =>
    Object.fromEntries(
      Object.entries('enum' in node ? { type: 'string', ...node } : node)
        .filter(([key, value]) => !isForServer(key, value))
        .map(([key, value]) => [key, share(value)]),
    );

  const shared = inside(document) as T;
  shared.components = { ...shared.components, schemas };
  return shared;
}
