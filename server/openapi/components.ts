import * as contract from '../../src/api/contract';
import { masked, type Schema } from './masks';

const { Page, ...exported } = contract;
const PAGE_KEYS = Object.keys(Page(contract.Dictionary).properties).join();

/**
 * The names of the exported schemas, by their JSON.
 *
 * The document contains copies of the schemas of the routes: identity does not compare them.
 */
const NAMES = new Map<string, string>(
  Object.entries<unknown>(exported)
    .filter((entry): entry is [string, Schema] => isSchema(entry[1]))
    .flatMap(([name, schema]): [string, string][] => [
      [JSON.stringify(masked(schema)), `Masked${name}`],
      // Last, so that a schema which is the same once masked keeps its own name.
      [JSON.stringify(schema), name],
    ]),
);

function isSchema(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    ['properties', 'enum', 'anyOf'].some((key) => key in value)
  );
}

/** Whether a schema of the document is a copy of one of the contract. */
export const isSchemaOf = (original: object, schema: Schema) =>
  JSON.stringify(original) === JSON.stringify(schema);

/** The component name of a schema exported by the contract, or of a page of one; else undefined. */
function nameOf(schema: Schema): string | undefined {
  const { properties } = schema;
  if (properties && Object.keys(properties).join() === PAGE_KEYS) {
    const row = properties.data?.items && nameOf(properties.data.items);
    return row && `${row}Page`;
  }
  return NAMES.get(JSON.stringify(schema));
}

/** Keywords that only this server uses, and that the document leaves out. */
const isServerKeyword = (key: string, value: unknown) =>
  (key === 'refusal' && typeof value === 'string') || (key === 'isLeftOut' && value === true);

/** Replace each schema that has a name with a reference to a component of that name. */
export function shareSchemas<T extends { components: Record<string, unknown> }>(document: T): T {
  const schemas: Record<string, unknown> = {};

  const share = (node: unknown): unknown => {
    if (node === null || typeof node !== 'object') return node;
    if (Array.isArray(node)) return node.map(share);
    const name = nameOf(node);
    if (name === undefined) return shareChildren(node);
    if (!(name in schemas)) {
      schemas[name] = undefined;
      schemas[name] = shareChildren(node);
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  const shareChildren = (node: object) =>
    Object.fromEntries(
      Object.entries('enum' in node ? { type: 'string', ...node } : node)
        .filter(([key, value]) => !isServerKeyword(key, value))
        .map(([key, value]) => [key, share(value)]),
    );

  const shared = shareChildren(document) as T;
  shared.components = { ...shared.components, schemas };
  return shared;
}
