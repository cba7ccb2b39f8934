import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshStore } from '../testing/freshStore';
import { CallAborted, isTooSlow, runForCall, type Store } from '.';

/** Takes minutes unless it is cancelled. The name finds it in the list of running statements. */
const slow = (name: string) => sql`
  select ${name}::text, count(*) from generate_series(1, 500000000) as number
  where md5(number::text) like 'zz%'`;

/** Run a statement as one that is made for an HTTP request. */
const inCall = <T>(signal: AbortSignal, work: () => Promise<T>) =>
  new Promise<T>((resolve, reject) => {
    runForCall(signal, () => void work().then(resolve, reject));
  });

describe('statements of a request', () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
  });
  afterAll(() => store.close());

  // The time limit of the server would end it too, but later than this test may take.
  it('end when its client is gone, and the others go on', { timeout: 9_000 }, async () => {
    for (let round = 0; round < 3; round++) {
      const gone = new AbortController();
      const running = inCall(gone.signal, () => slow('running').execute(store.db));
      const other = sql<{ one: number }>`select 1 as one`;
      const waiting = other.execute(store.db);
      setTimeout(() => gone.abort(), 100);
      await expect(running).rejects.toThrow(CallAborted);
      expect((await waiting).rows).toEqual([{ one: 1 }]);
      expect((await other.execute(store.db)).rows).toEqual([{ one: 1 }]);
    }
  });

  it('are not sent when its client is gone already', async () => {
    const gone = AbortSignal.abort();
    await expect(inCall(gone, () => slow('gone').execute(store.db))).rejects.toThrow(CallAborted);
  });

  it('roll their transaction back when they are cancelled', async () => {
    const gone = new AbortController();
    setTimeout(() => gone.abort(), 100);
    const failing = inCall(gone.signal, () =>
      store.db.transaction().execute(async (transaction) => {
        await sql`insert into roles values ('cancelled')`.execute(transaction);
        await slow('transaction').execute(transaction);
      }),
    );
    await expect(failing).rejects.toThrow(CallAborted);
    const { rows } = await sql`select name from roles where name = 'cancelled'`.execute(store.db);
    expect(rows).toEqual([]);
  });

  it('never cancel the statement of another request, whenever they are cancelled', async () => {
    const answers: Promise<unknown>[] = [];
    for (let number = 0; number < 200; number++) {
      const gone = new AbortController();
      const cancelled = inCall(gone.signal, () =>
        sql`select count(*) from generate_series(1, ${(number % 20) * 500})`.execute(store.db),
      );
      const other = inCall(new AbortController().signal, () => sql`select 2`.execute(store.db));
      setTimeout(() => gone.abort(), number % 7);
      answers.push(
        cancelled.catch((error: unknown) => expect(error).toBeInstanceOf(CallAborted)),
        other,
      );
      if (number % 10 === 9) await Promise.all(answers.splice(0));
    }
    await Promise.all(answers);
  });

  it('end after the time limit', { timeout: 60_000 }, async () => {
    const failure: unknown = await inCall(new AbortController().signal, () =>
      slow('limit').execute(store.db),
    ).catch((error: unknown) => error);
    expect(isTooSlow(failure)).toBe(true);
    expect((await sql`select 1 as one`.execute(store.db)).rows).toEqual([{ one: 1 }]);
  });
});
