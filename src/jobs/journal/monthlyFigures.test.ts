import { describe, expect, it } from 'vitest';
import { HOUR_MS } from '../../ui/durations';
import { aJob, anItem } from '../core/builders';
import { toCsv } from '../../ui/toCsv';
import { monthlyFigures, monthlyTable } from './monthlyFigures';

const NOVEMBER = new Date(2026, 10, 12).getTime();
const OCTOBER = new Date(2026, 9, 12).getTime();

const done = (position: number, jobId = 'job', hours?: number, endedAt = NOVEMBER) =>
  anItem(position, {
    jobId,
    state: 'settled',
    outcome: 'done',
    endedAt,
    before:
      hours === undefined ? null : { since: new Date(endedAt - hours * HOUR_MS).toISOString() },
  });

describe('monthly figures', () => {
  it('count accounts by month, action and reason, latest month and most frequent first', () => {
    const jobs = [
      aJob(),
      aJob({ id: 'fraud', reason: { code: 'fraud', text: 'x' } }),
      aJob({ id: 'old', action: 'delete' }),
    ];
    const items = [done(0), done(1, 'fraud'), done(2, 'fraud'), done(3, 'old', 1, OCTOBER)];
    const figures = monthlyFigures(jobs, items);
    expect(figures.map(({ month, handled }) => [month, handled])).toEqual([
      ['2026-11', 3],
      ['2026-10', 1],
    ]);
    expect(figures[0]?.groups.map(({ reason, handled }) => [reason, handled])).toEqual([
      ['fraud', 2],
      ['spam', 1],
    ]);
  });

  it('leave out unchanged accounts and dry runs', () => {
    const jobs = [aJob(), aJob({ id: 'dry', isDryRun: true })];
    const items = [anItem(0, { state: 'settled', outcome: 'refused' }), done(1, 'dry')];
    expect(monthlyFigures(jobs, items)).toEqual([]);
  });

  it('give the median time from sign-up to decision, where the sign-up date is known', () => {
    const median = (...hours: (number | undefined)[]) =>
      monthlyFigures(
        [aJob()],
        hours.map((value, position) => done(position, 'job', value)),
      )[0]?.medianMs;
    expect(median(1, 9, 2)).toBe(2 * HOUR_MS);
    expect(median(1, 3)).toBe(2 * HOUR_MS);
    expect(median(5, undefined)).toBe(5 * HOUR_MS);
    // Registered after the decision: the clocks differ.
    expect(median(-1)).toBe(0);
    expect(median(undefined)).toBeNull();
  });

  it('count undone accounts unless the undo was undone, and count no undo as a decision', () => {
    const jobs = [
      aJob(),
      aJob({ id: 'undo', undoOf: 'job' }),
      aJob({ id: 'redo', undoOf: 'undo' }),
    ];
    const twice = (jobId: string, position: number) => done(position, jobId);
    const items = [twice('job', 0), twice('job', 1), twice('undo', 0), twice('undo', 1)];
    expect(monthlyFigures(jobs, items)).toMatchObject([{ handled: 2, undone: 2 }]);
    expect(monthlyFigures(jobs, [...items, twice('redo', 0)])).toMatchObject([
      { handled: 2, undone: 1 },
    ]);
  });

  it('are exported as CSV, one line per month, action and reason', () => {
    const csv = toCsv(monthlyTable(monthlyFigures([aJob()], [done(0, 'job', 36)])));
    expect(csv.split('\r\n')).toEqual([
      'month,action,reason,handled,undone,median_hours_from_sign_up',
      '2026-11,deactivate,spam,1,0,36',
    ]);
  });
});
