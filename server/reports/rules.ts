import type { Kysely } from 'kysely';
import { REPORT_REASONS, REPORT_SUBJECTS, ReportCreate } from '../../src/api/contract';
import type { Database } from '../db';
import { InvalidModel } from '../errors';
import { parseDate } from '../http/dates';
import { parseUuid } from '../identifiers/uuid';
import { modelErrors } from '../validation/model';
import { pythonText } from '../http/pythonText';
import { blankAsNull, readChoice } from '../validation/reading';
import { readSubject } from '../validation/subject';
import { labelOfSubject, type ReportRow, type ReportValues } from './repository';

/** The fields checked against the schema, in the order in which udata reports their errors. */
const { subject, reason, message } = ReportCreate.properties;
const MODEL = { properties: { subject, reason, message }, required: ['subject', 'reason'] };

/**
 * Check the body of a request and return the changes it makes to a report.
 *
 * Unknown keys are ignored, and so is `dismissed_by`, which udata accepts.
 *
 * @param row the report as stored; undefined for a new one, whose subject and reason are required
 * @throws InvalidField for the first field that cannot be read, InvalidValue, InvalidModel
 */
export async function readReport(
  db: Kysely<Database>,
  body: Record<string, unknown>,
  row?: ReportRow,
): Promise<Partial<ReportValues>> {
  const changes: Record<string, unknown> = {};
  const unreadable: Record<string, string> = {};
  for (const [field, value] of Object.entries(body)) {
    if (field === 'subject') changes.subject = await readReported(db, value);
    if (field === 'reason') changes.reason = readChoice(field, value, REPORT_REASONS);
    if (field === 'message') changes.message = blankAsNull(value);
    if (field === 'dismissed_at') {
      changes.dismissed_at = value === null ? null : parseDate(value);
      if (changes.dismissed_at === undefined) {
        unreadable.dismissed_at = `cannot parse date "${pythonText(value)}"`;
      }
    }
    if (field === 'subject_embed_id') {
      changes.subject_embed_id = value === null ? null : parseUuid(pythonText(value));
      if (changes.subject_embed_id === undefined) {
        unreadable.subject_embed_id =
          'Could not convert to UUID: badly formed hexadecimal UUID string';
      }
    }
  }
  const before = row && { ...row, subject: row.subject_id };
  const errors = { ...modelErrors(MODEL, { ...before, ...changes }), ...unreadable };
  if (Object.keys(errors).length > 0) throw new InvalidModel('Report', row?.id, errors);
  // The check against the model has verified the types.
  return changes;
}

/**
 * Check the body of a request and return all the values of a new report.
 *
 * @throws InvalidField, InvalidValue, InvalidModel
 */
export async function readNewReport(
  db: Kysely<Database>,
  body: Record<string, unknown>,
): Promise<ReportValues> {
  const defaults = { message: null, dismissed_at: null, subject_embed_id: null };
  return { ...defaults, ...(await readReport(db, body)) } as ReportValues;
}

async function readReported(db: Kysely<Database>, given: unknown): Promise<unknown> {
  const subject = await readSubject('subject', given, REPORT_SUBJECTS, (reference) =>
    labelOfSubject(db, reference),
  );
  return subject && { class: subject.class, id: subject.id, label: subject.found };
}
