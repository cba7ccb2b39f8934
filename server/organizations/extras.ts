import { pythonRepr, pythonText } from '../http/pythonText';
import { isDictionary } from '../validation/reading';

const MANDATORY = ['title', 'description', 'type'];
const ALLOWED = [...MANDATORY, 'choices'];
const TYPES = ['str', 'int', 'float', 'bool', 'datetime', 'date', 'choice'];

/**
 * Check the extras of an organization.
 *
 * Their key `custom` describes the extras that the organization's datasets may have.
 *
 * @returns one reason, or reasons by key of `custom`; undefined when the extras are accepted
 *
 * Source: udata 17.18, `mongo/extras_fields.py`.
 */
export function extrasErrors(extras: unknown): string | Record<string, string> | undefined {
  if (!isDictionary(extras)) return 'Only dictionaries may be used in a DictField';
  if (hasDollarKey(extras)) {
    return 'Invalid dictionary key name - keys may not startswith "$" characters';
  }
  const { custom = [] } = extras;
  const descriptions = isDictionary(custom) ? Object.keys(custom) : [custom].flat();
  const errors: Record<string, string> = {};
  for (const description of descriptions) {
    if (!isDictionary(description)) return "'str' object has no attribute 'get'";
    Object.assign(errors, descriptionErrors(description));
  }
  return Object.keys(errors).length > 0 ? errors : undefined;
}

function descriptionErrors(description: Record<string, unknown>): Record<string, string> {
  const errors: Record<string, string> = {};
  const { title, type, choices } = description;
  if (!MANDATORY.every((key) => key in description)) {
    errors.custom =
      "The dictionary does not contain the mandatory keys: 'title', 'description', 'type'.";
  }
  if (!Object.keys(description).every((key) => ALLOWED.includes(key))) {
    errors.custom = 'The dictionary does contains extra keys than allowed ones.';
  }
  if (!TYPES.some((known) => known === type)) {
    errors.type = `Type '${pythonText(type)}' of '${pythonText(title)}' should be one of: ${pythonRepr(TYPES)}`;
  }
  const areChoicesValid =
    type === 'choice' ? Array.isArray(choices) && choices.length > 0 : !('choices' in description);
  if (!areChoicesValid) {
    errors.choices =
      "The 'choices' key must be an non empty list and can only be present when type 'choice' is selected.";
  }
  return errors;
}

/** Like mongoengine, searches nested dictionaries but not lists. */
const hasDollarKey = (dictionary: Record<string, unknown>): boolean =>
  Object.entries(dictionary).some(
    ([key, value]) => key.startsWith('$') || (isDictionary(value) && hasDollarKey(value)),
  );
