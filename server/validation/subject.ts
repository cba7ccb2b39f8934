import { InvalidField } from '../errors';
import { pythonList, readReferenceId } from './reading';

/** udata's classes that can be named. */
const CLASSES = [
  'CommunityResource',
  'ContactPoint',
  'Dataservice',
  'Dataset',
  'Discussion',
  'HarvestSource',
  'Organization',
  'Post',
  'Reuse',
  'Topic',
  'User',
];

/**
 * Read a reference with a class: `{class, id}`, or null.
 *
 * @param choices the classes that the field accepts
 * @param find looks up the object
 * @throws InvalidField, InvalidValue
 */
export async function readSubject<Class extends string, Found>(
  field: string,
  given: unknown,
  choices: readonly Class[],
  find: (subject: { class: Class; id: string }) => Promise<Found | undefined>,
): Promise<{ class: Class; id: string; found: Found } | null> {
  if (!given) return null;
  if (typeof given !== 'object' || !('class' in given) || !('id' in given)) {
    throw new InvalidField(field, 'Expected an object with `class` and `id` keys');
  }
  if (!given.class || typeof given.class !== 'string') {
    throw new InvalidField(field, 'Unsupported model specifications');
  }
  const name = choices.find((choice) => choice === given.class);
  if (name === undefined) {
    throw new InvalidField(
      field,
      CLASSES.includes(given.class)
        ? `Value must be one of ${pythonList(choices)}`
        : `Model "${given.class}" does not exist`,
    );
  }
  const id = readReferenceId(field, given.id);
  if (id === null) return null;
  const found = await find({ class: name, id });
  if (found === undefined) throw new InvalidField(field, `Unknown reference '${id}'`);
  return { class: name, id, found };
}
