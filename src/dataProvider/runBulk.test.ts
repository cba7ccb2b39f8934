import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runBulk } from './runBulk';

const nextTick = () => new Promise((resolve) => setImmediate(resolve));

describe('runBulk', () => {
  it('gives each record one outcome, never has more in flight than allowed, and loses no failure', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        fc.func(fc.boolean()),
        async (ids, concurrency, fails) => {
          let inFlight = 0;
          let most = 0;
          const applied: number[] = [];
          const outcomes = await runBulk(
            ids,
            async (id) => {
              inFlight += 1;
              most = Math.max(most, inFlight);
              applied.push(id);
              await nextTick();
              inFlight -= 1;
              if (fails(id)) throw new Error(`refused ${id}`);
            },
            { concurrency },
          );
          expect(outcomes.map(({ id }) => id)).toEqual(ids);
          expect(applied.toSorted((a, b) => a - b)).toEqual(ids.toSorted((a, b) => a - b));
          expect(most).toBeLessThanOrEqual(concurrency);
          for (const { id, status } of outcomes) expect(status).toBe(fails(id) ? 'failed' : 'done');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('starts no more records once cancelled, and says which were not attempted', async () => {
    const controller = new AbortController();
    const outcomes = await runBulk(
      ['a', 'b', 'c'],
      (id) => {
        if (id === 'b') controller.abort();
        return Promise.resolve();
      },
      { concurrency: 1, signal: controller.signal },
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['done', 'done', 'not_attempted']);
  });

  it('stops at a fatal failure', async () => {
    const outcomes = await runBulk(
      ['a', 'b', 'c'],
      (id) => (id === 'b' ? Promise.reject(new Error('key refused')) : Promise.resolve()),
      { concurrency: 1, isFatal: ({ message }) => message === 'key refused' },
    );
    expect(outcomes.map(({ status }) => status)).toEqual(['done', 'failed', 'not_attempted']);
  });

  it('reports outcomes as they come', async () => {
    const seen: string[] = [];
    await runBulk(['a', 'b'], () => Promise.resolve(), {
      concurrency: 1,
      onOutcome: ({ id }) => seen.push(id),
    });
    expect(seen).toEqual(['a', 'b']);
  });
});
