import { randomUUID } from 'node:crypto';
import type { StoredResource } from '../db/schema';
import { isDictionary } from '../validation/reading';

/** The fields of a resource that a form may set. */
const FIELDS = [
  'title',
  'description',
  'filetype',
  'type',
  'url',
  'format',
  'mime',
  'filesize',
  'extras',
];

/**
 * Read the resources that a form gives. Those without a title or an address are left out, as in udata.
 *
 * @param before the resources as stored; one that is named by its identifier keeps its other values
 */
export function readResources(
  given: readonly unknown[],
  before: readonly StoredResource[],
): StoredResource[] {
  return given.filter(isDictionary).flatMap((values) => {
    const known = before.find(({ id }) => id === values.id);
    const resource = readResource(values, known);
    return resource ? [resource] : [];
  });
}

/** Read one resource. Undefined if it has no title or address. */
export function readResource(
  values: Record<string, unknown>,
  before?: StoredResource,
): StoredResource | undefined {
  const now = new Date().toISOString();
  const given = Object.fromEntries(
    Object.entries(values).filter(([field, value]) => FIELDS.includes(field) && value !== null),
  );
  const resource: StoredResource = {
    ...{ id: randomUUID(), filetype: 'file', type: 'other', title: '', url: '', created_at: now },
    ...before,
    ...given,
    last_modified: now,
  };
  if (typeof resource.format === 'string') resource.format = resource.format.trim().toLowerCase();
  const isWhole = [resource.title, resource.url].every((text) => typeof text === 'string' && text);
  return isWhole ? resource : undefined;
}
