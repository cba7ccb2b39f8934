import * as Type from 'typebox';
import type { Static } from 'typebox';

/** Why an object may be reported, in udata's order: by value, whatever the language. */
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
 * One of the platform's own words for a reason, as `GET /reports/reasons/` lists them.
 *
 * Another release may have others than {@link REPORT_REASONS}. `label` follows `?lang=`.
 */
export const ReportReason = Type.Object({ value: Type.String(), label: Type.String() });
export type ReportReason = Static<typeof ReportReason>;
