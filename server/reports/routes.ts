import type { FastifyInstance } from 'fastify';
import * as Type from 'typebox';
import { REPORT_REASONS, ReportReason } from '../../src/api/contract';
import { languageOf } from '../http/language';
import { REASON_LABELS } from './reasons';

/** `/reports/`: the words for a reason alone; no report is kept here. */
export function reportsRoutes(app: FastifyInstance): void {
  app.get(
    '/reports/reasons/',
    {
      config: { access: 'public' },
      schema: {
        tags: ['reports'],
        summary: 'List the reasons for which an object may be reported',
        response: { 200: Type.Array(ReportReason) },
      },
    },
    async (request) =>
      REPORT_REASONS.map((value) => ({
        value,
        label: REASON_LABELS[languageOf(request.query)][value],
      })),
  );
}
