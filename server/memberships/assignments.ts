import { ASSIGNABLE_CLASSES } from '../../src/api/contract';
import { InvalidField } from '../errors';
import { pythonText } from '../http/pythonText';
import { isDictionary, isFalsy, readObjectId } from '../validation/reading';

/**
 * Refuse any assignment of objects to a member: this server stores none that could be assigned.
 *
 * @throws InvalidField or InvalidValue for the first one sent, as udata does for an unknown object
 */
export function refuseAssignments(given: unknown): void {
  if (isFalsy(given)) return;
  if (!Array.isArray(given) || !given.every(isDictionary)) {
    throw new InvalidField('assignments', 'Expected a list of {class, id} objects');
  }
  for (const { class: name, id } of given) {
    if (!ASSIGNABLE_CLASSES.some((known) => known === name)) {
      throw new InvalidField('assignments', `Invalid object class '${pythonText(name)}'`);
    }
    if (id !== null && id !== undefined) readObjectId(id);
    throw new InvalidField('assignments', `${String(name)} '${pythonText(id)}' not found`);
  }
}
