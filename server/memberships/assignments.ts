import { ASSIGNABLE_CLASSES } from '../../src/api/contract';
import { InvalidField } from '../errors';
import { pythonText } from '../http/pythonText';
import { isDictionary, isFalsy, readObjectId } from '../validation/reading';

/**
 * Refuse to put a member in charge of anything: no object that could be assigned is kept here.
 *
 * @throws InvalidField, InvalidValue for the first that is named, as udata does for one it lacks
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
