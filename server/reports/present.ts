import type { Kysely } from 'kysely';
import type { Report, ReportSubject } from '../../src/api/contract';
import type { Database } from '../db';
import { isoFormat, isoFormatOrNull } from '../http/dates';
import type { View } from '../http/view';
import { userReferences } from '../references/user';
import type { ReportRow } from './repository';

/** Build the bodies of reports, with references to their accounts. */
export async function presentReports(
  db: Kysely<Database>,
  rows: readonly ReportRow[],
  view: View,
): Promise<Report[]> {
  const users = await userReferences(
    db,
    rows.flatMap((row) => [row.by_id, row.subject_deleted_by_id, row.dismissed_by_id]),
    view,
  );
  const user = (id: string | null) => users.get(id ?? '') ?? null;
  return rows.map((row) => ({
    id: row.id,
    by: user(row.by_id),
    subject: { class: row.subject_class as ReportSubject['class'], id: row.subject_id },
    subject_label: row.subject_label,
    subject_deleted_at: isoFormatOrNull(row.subject_deleted_at),
    subject_deleted_by: user(row.subject_deleted_by_id),
    subject_embed_id: row.subject_embed_id,
    reason: row.reason,
    message: row.message,
    reported_at: isoFormat(row.reported_at),
    dismissed_at: isoFormatOrNull(row.dismissed_at),
    dismissed_by: user(row.dismissed_by_id),
    callbacks_count: row.held_back ? 1 : 0,
    self_api_url: `${view.base}/reports/${row.id}/`,
  }));
}
