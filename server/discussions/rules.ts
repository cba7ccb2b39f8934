import type { Kysely } from 'kysely';
import { DISCUSSION_SUBJECTS } from '../../src/api/contract';
import type { Caller } from '../auth';
import type { Database } from '../db';
import { rowExists } from '../db/rowExists';
import { BadRequest, InvalidField, InvalidModel } from '../errors';
import { pythonText } from '../http/pythonText';
import { rightsOf } from '../publications/ownership';
import { type Subject, subjectsByKeys } from '../publications/subjects';
import { blankAsNull, isDictionary, readReferenceId } from '../validation/reading';
import { readSubject } from '../validation/subject';

const MAX_COMMENT = 50_000;

/** Why the content of a message is refused. Undefined if it is not. */
function contentRefusal(content: unknown): string | undefined {
  if (content === null) return 'Field is required';
  if (typeof content !== 'string') return 'StringField only accepts string values';
  return [...content].length > MAX_COMMENT ? 'String value is too long' : undefined;
}

function titleRefusal(title: unknown): string | undefined {
  if (title === null) return 'Field is required';
  if (typeof title !== 'string') return 'StringField only accepts string values';
  // Longer titles would not fit into the index that lists are sorted by.
  return Buffer.byteLength(title) > 2_000 ? 'String value is too long' : undefined;
}

/** The values of a new discussion. */
export interface NewDiscussion {
  subject: Subject;
  title: string;
  comment: string;
  organizationId: string | null;
  extras: Record<string, unknown>;
}

/** @throws InvalidField, InvalidValue, InvalidModel */
export async function readNewDiscussion(
  db: Kysely<Database>,
  body: Record<string, unknown>,
  caller: Caller,
): Promise<NewDiscussion> {
  const subject = await readSubject('subject', body.subject, DISCUSSION_SUBJECTS, async (key) =>
    (await subjectsByKeys(db, [key])).get(key.id),
  );
  const organizationId = await readOrganization(db, body.organization, caller);
  const [title, comment] = [blank(body.title), blank(body.comment)];
  const extras = body.extras ?? {};
  const refusals: [string, unknown][] = [
    ['subject', subject ? undefined : 'Field is required'],
    ['title', titleRefusal(title)],
    ['discussion', ofMessage(0, contentRefusal(comment))],
    ['extras', isDictionary(extras) ? undefined : 'Only dictionaries may be used in a DictField'],
  ];
  refuse(undefined, refusals);
  return {
    subject: subject?.found as Subject,
    title: title as string,
    comment: comment as string,
    organizationId,
    extras: extras as Record<string, unknown>,
  };
}

const blank = (given: unknown) => blankAsNull(given) ?? null;

const ofMessage = (place: number, refusal: string | undefined) =>
  refusal && { [place]: { content: refusal } };

/** @throws InvalidModel if there is a refusal */
function refuse(id: string | undefined, refusals: readonly [string, unknown][]): void {
  const errors = refusals.filter(([, refusal]) => refusal !== undefined);
  if (errors.length > 0) throw new InvalidModel('Discussion', id, Object.fromEntries(errors));
}

/**
 * Read the organization in whose name the caller wants to speak: one of which they are an administrator
 * or editor, or any for administrators of the site.
 *
 * @throws InvalidField, InvalidValue
 */
export async function readOrganization(
  db: Kysely<Database>,
  given: unknown,
  caller: Caller,
): Promise<string | null> {
  const id = readReferenceId('organization', given);
  if (id === null) return null;
  if (!(await rowExists(db, 'organizations', id))) {
    throw new InvalidField('organization', `Unknown reference '${id}'`);
  }
  const rights = await rightsOf(db, caller);
  if (!rights.mayEdit({ owner_id: null, organization_id: id })) {
    throw new InvalidField('organization', 'Permission denied for this organization');
  }
  return id;
}

/** @throws InvalidModel */
export function readTitle({ title: given }: Record<string, unknown>, id: string): string {
  const title = blank(given);
  refuse(id, [['title', titleRefusal(title)]]);
  return title as string;
}

/**
 * Read the content of a message.
 *
 * @param place the place of the message in the discussion, from 0
 * @throws InvalidModel
 */
export function readComment(
  { comment: given }: Record<string, unknown>,
  id: string,
  place: number,
): string {
  const comment = blank(given);
  refuse(id, [['discussion', ofMessage(place, contentRefusal(comment))]]);
  return comment as string;
}

/** Whether there is a comment in a body, whatever its type. */
export const hasComment = ({ comment }: Record<string, unknown>) => Boolean(blank(comment));

/** @throws BadRequest */
export function readClose({ close }: Record<string, unknown>): boolean {
  if (!close) return false;
  const text = pythonText(close).toLowerCase();
  if (['true', '1', 'on'].includes(text)) return true;
  if (['false', '0', ''].includes(text)) return false;
  throw new BadRequest(`Invalid literal for boolean(): ${pythonText(close)}`);
}
