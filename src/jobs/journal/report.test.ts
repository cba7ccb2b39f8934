import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { aJob, anItem } from '../core/builders';
import { toCsv } from '../../ui/toCsv';
import { reportJson, reportTable } from './report';

const reportCsv = (...given: Parameters<typeof reportTable>) => toCsv(reportTable(...given));

const linesOf = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

describe('the report of a job', () => {
  const item = anItem(0, {
    state: 'settled',
    outcome: 'done',
    before: { active: true, roles: ['admin'], website: null },
    after: { active: false, roles: [], website: null },
    writes: [
      { kind: 'update', body: { roles: [] } },
      { kind: 'update', body: { active: false } },
    ],
    written: 2,
    attempts: [
      { write: 0, sentAt: 0, endedAt: 50, status: 503, failure: 'busy' },
      { write: 0, sentAt: 100, endedAt: 150, status: 200, failure: null },
    ],
    endedAt: 1_000,
  });

  it('has one line per account, with its values before and after and each request', () => {
    const lines = linesOf(reportCsv(aJob(), [item, anItem(1)]));
    expect(lines).toHaveLength(2);
    expect(lines[0]).toMatchObject({
      id: 'user-0',
      outcome: 'done',
      'before.active': 'true',
      'before.roles': '["admin"]',
      'before.website': '',
      'after.active': 'false',
      'attempt_1.status': '503',
      'attempt_1.failure': 'busy',
      'attempt_2.sent_at': '1970-01-01T00:00:00.100Z',
      'attempt_2.status': '200',
      ended_at: '1970-01-01T00:00:01.000Z',
      'job.reason_code': 'spam',
      'job.actor_name': 'Ada Lefèvre',
    });
    expect(lines[1]).toMatchObject({ outcome: '', state: 'waiting', 'attempt_1.status': '' });
  });

  it.each(['=1+1', '+33', '-2', '@cmd', '\tx', '\rx'])(
    'keeps a spreadsheet from running %j, wherever it stands',
    (text) => {
      const csv = reportCsv(aJob({ reason: { code: 'spam', text } }), [
        anItem(0, { name: text, reason: text, before: { website: text } }),
      ]);
      const [line] = linesOf(csv);
      for (const field of ['name', 'reason', 'before.website', 'job.reason_text']) {
        expect(line?.[field]).toBe(`'${text}`);
      }
    },
  );

  it('is an exact copy of the journal as JSON', () => {
    expect(JSON.parse(reportJson(aJob(), [item]))).toEqual({ job: aJob(), items: [item] });
  });
});
