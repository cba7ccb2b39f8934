import { BadRequest } from '../errors';
import { isObjectId } from '../identifiers/objectId';

/**
 * Check the filters of a list that take an identifier. Empty ones are no filters.
 *
 * @param names how each of them is named in its refusal
 * @throws BadRequest for the first one that is no identifier
 */
export function checkIdentifiers(query: object, names: Record<string, string>): void {
  const values = query as Record<string, unknown>;
  for (const [filter, name] of Object.entries(names)) {
    const value = values[filter];
    if (typeof value === 'string' && value !== '' && !isObjectId(value)) {
      throw new BadRequest(`${name} must be an identifier`);
    }
  }
}
