import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import * as Type from 'typebox';
import {
  Page,
  Report,
  REPORT_REASONS,
  ReportCreate,
  ReportListQuery,
  ReportReason,
  ReportUpdate,
} from '../../src/api/contract';
import type { Database } from '../db';
import { NotFound } from '../errors';
import { readJsonBody } from '../http/body';
import { inLanguage, languageOf } from '../http/language';
import { unmasked } from '../http/mask';
import { answerPage, type PageRequest } from '../http/page';
import { viewOf } from '../http/view';
import { isObjectId } from '../identifiers/objectId';
import { reportAllowance } from './allowance';
import { presentReports } from './present';
import { REASON_LABELS } from './reasons';
import {
  createReport,
  findReport,
  listReports,
  type Release,
  type ReportRow,
  updateReport,
} from './repository';
import { readNewReport, readReport } from './rules';

declare module 'fastify' {
  interface FastifyRequest {
    /** The report that `{report}` in the path names. */
    report: ReportRow;
  }
}

const tags = ['reports'];
const ReportPath = Type.Object({
  report: Type.String({ description: 'Identifier of the report' }),
});

/**
 * `/reports/`. Anyone may report an object. Administrators read and dismiss reports.
 *
 * @param release does what a dismissed report has held back
 */
export function reportsRoutes(app: FastifyInstance, db: Kysely<Database>, release: Release): void {
  const present = async (row: ReportRow, request: FastifyRequest) =>
    (await presentReports(db, [row], viewOf(request)))[0];
  const admit = reportAllowance();
  const find = async (request: FastifyRequest, id: string) => {
    const row = isObjectId(id) ? await findReport(db, id) : undefined;
    if (!row) throw new NotFound();
    request.report = row;
  };

  app.get<{ Querystring: ReportListQuery & PageRequest }>(
    '/reports/',
    {
      config: { access: 'administrator' },
      schema: {
        tags,
        summary: 'List reports',
        querystring: ReportListQuery,
        response: { 200: Page(Report) },
      },
    },
    async (request, reply) => {
      const reports = await listReports(db, request.query);
      const view = viewOf(request);
      return answerPage(request, reply, request.query, reports, (rows) =>
        presentReports(db, rows, view),
      );
    },
  );

  app.post(
    '/reports/',
    {
      config: { access: 'public' },
      schema: { tags, summary: 'Report an object', body: ReportCreate, response: { 201: Report } },
    },
    async (request, reply) => {
      const values = await readNewReport(db, readJsonBody(request));
      const byId = request.caller?.isActive ? request.caller.id : null;
      if (!request.caller?.isAdmin) admit(request, byId);
      const row = await createReport(db, values, byId);
      return reply.code(201).send(await present(row, request));
    },
  );

  app.get(
    '/reports/reasons/',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: 'List the reasons for reporting an object',
        response: { 200: unmasked(Type.Array(ReportReason)) },
      },
    },
    async (request) =>
      REPORT_REASONS.map((value) => ({
        value,
        label: inLanguage(REASON_LABELS[value], languageOf(request)),
      })),
  );

  app.get(
    '/reports/:report/',
    {
      config: { access: 'administrator', find },
      schema: { tags, summary: 'Get a report', params: ReportPath, response: { 200: Report } },
    },
    (request) => present(request.report, request),
  );

  app.patch(
    '/reports/:report/',
    {
      config: { access: 'administrator', find },
      schema: {
        tags,
        summary: 'Dismiss, reopen or correct a report; omitted fields keep their values',
        params: ReportPath,
        body: ReportUpdate,
        response: { 200: Report },
      },
    },
    async (request) => {
      const { report, caller } = request;
      const changes = await readReport(db, readJsonBody(request), report);
      const dismissedById = dismissedBy(report, changes, caller?.id);
      const row = await updateReport(db, report, changes, dismissedById, release);
      return present(row, request);
    },
  );
}

/**
 * The account to store as the one that dismissed a report.
 *
 * Any date sent is attributed to the caller, even if it replaces an earlier one.
 *
 * @returns null when the report is reopened, undefined when nothing changes
 */
function dismissedBy(
  report: ReportRow,
  { dismissed_at }: { dismissed_at?: Date | null },
  callerId: string | undefined,
): string | null | undefined {
  if (dismissed_at === undefined) return undefined;
  if (dismissed_at === null) return report.dismissed_at === null ? undefined : null;
  return callerId;
}
