import * as Type from 'typebox';
import type { Static } from 'typebox';
import { pageParameters } from './page';
import { DateTime, Nullable, ObjectId } from './primitives';
import { SortParameter } from './sort';
import { UserReference } from './userReference';

/** The reasons for a report in udata's order, which is by value whatever the language. */
export const REPORT_REASONS = [
  'auto_spam',
  'explicit_content',
  'illegal_content',
  'others',
  'personal_data',
  'security',
  'spam',
] as const;
export type ReportReasonValue = (typeof REPORT_REASONS)[number];

/**
 * A reason for a report, as `GET /reports/reasons/` lists them.
 *
 * Other releases may have reasons that are not in {@link REPORT_REASONS}. `label` is in
 * the language of `?lang=`.
 */
export const ReportReason = Type.Object({ value: Type.String(), label: Type.String() });
export type ReportReason = Static<typeof ReportReason>;

/** The kinds of object that can be reported, in udata's order. */
export const REPORT_SUBJECTS = [
  'Dataset',
  'Reuse',
  'Discussion',
  'Organization',
  'Dataservice',
  'User',
] as const;

/** The subject of a report. The object may have been deleted since. */
export const ReportSubject = Type.Object({ class: Type.Enum(REPORT_SUBJECTS), id: ObjectId });
export type ReportSubject = Static<typeof ReportSubject>;

/**
 * A report, as `GET /reports/{id}/` serves it to administrators.
 *
 * It is open until it is dismissed or its subject is deleted. Source: udata 17.18,
 * `core/reports/models.py`.
 */
export const Report = Type.Object({
  id: ObjectId,
  /** Null when the reporter was not signed in. */
  by: Nullable(UserReference),
  subject: ReportSubject,
  /** The title or name of the subject when it was reported. For a user, the slug. */
  subject_label: Nullable(Type.String()),
  subject_deleted_at: Nullable(DateTime),
  subject_deleted_by: Nullable(UserReference),
  /** The reported part of the subject, for instance a message of a discussion. */
  subject_embed_id: Nullable(Type.String()),
  reason: Type.String(),
  /** Written by the reporter, signed in or not: hostile input. */
  message: Nullable(Type.String()),
  reported_at: DateTime,
  dismissed_at: Nullable(DateTime),
  dismissed_by: Nullable(UserReference),
  /**
   * How many actions, such as a publication, udata performs when an `auto_spam` report is
   * dismissed.
   */
  callbacks_count: Type.Integer(),
  self_api_url: Type.String(),
});
export type Report = Static<typeof Report>;

/** Query of `GET /reports/`. There is no filter by the identifier of the subject. */
export const ReportListQuery = Type.Object({
  ...pageParameters,
  sort: SortParameter(['reported_at']),
  // udata has no help texts for these, so `errors` must not quote one: `title`, not `description`.
  handled: Type.Optional(
    Type.Boolean({ title: 'If true, only handled reports; if false, only open ones' }),
  ),
  subject_type: Type.Optional(
    Type.Enum(REPORT_SUBJECTS, { title: 'Only reports about objects of this type' }),
  ),
});
export type ReportListQuery = Static<typeof ReportListQuery>;

/** The body of `POST /reports/`. Any other key is ignored. */
export const ReportCreate = Type.Object({
  subject: ReportSubject,
  reason: Type.Enum(REPORT_REASONS),
  message: Type.Optional(Nullable(Type.String())),
  dismissed_at: Type.Optional(Nullable(DateTime)),
  subject_embed_id: Type.Optional(Nullable(Type.String())),
});
export type ReportCreate = Static<typeof ReportCreate>;

/**
 * What `PATCH /reports/{id}/` may change. A date in `dismissed_at` closes the report, null opens it
 * again.
 */
export const ReportUpdate = Type.Object({
  ...ReportCreate.properties,
  subject: Type.Optional(ReportSubject),
  reason: Type.Optional(Type.Enum(REPORT_REASONS)),
});
export type ReportUpdate = Static<typeof ReportUpdate>;
