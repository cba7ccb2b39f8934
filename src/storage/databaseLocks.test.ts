import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { databaseLocks as locks } from './databaseLocks';

let names = 0;
const aName = () => `lock-${(names += 1).toString()}`;

/** A lock that is held until `end` is called. */
async function held(name: string) {
  let end: () => void = () => undefined;
  const until = new Promise<void>((resolve) => (end = resolve));
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const ended = locks.hold(name, () => {
    begin();
    return until;
  });
  await begun;
  return {
    end: () => {
      end();
      return ended;
    },
  };
}

describe('a lock that is a database', () => {
  it('is held by one tab at a time, and goes to the next one when it is released', async () => {
    const name = aName();
    const first = await held(name);
    expect(await locks.isHeld(name)).toBe(true);
    const second = held(name);
    let isHeldBySecond = false;
    void second.then(() => (isHeldBySecond = true));
    await locks.isHeld(name);
    expect(isHeldBySecond).toBe(false);
    await first.end();
    await (await second).end();
    await expect.poll(() => locks.isHeld(name)).toBe(false);
  });

  it('is released when its work fails, whose error it throws', async () => {
    const name = aName();
    await expect(locks.hold(name, () => Promise.reject(new Error('failed')))).rejects.toThrow(
      'failed',
    );
    expect(await locks.isHeld(name)).toBe(false);
  });

  it('is one of several, which do not wait for each other', async () => {
    const first = await held(aName());
    const second = await held(aName());
    await second.end();
    await first.end();
  });

  it('leaves no database behind', async () => {
    const name = aName();
    await locks.hold(name, () => Promise.resolve());
    await locks.isHeld(name);
    await expect
      .poll(async () => (await indexedDB.databases()).filter((each) => each.name?.endsWith(name)))
      .toEqual([]);
  });

  it('is never held twice, and always comes to those who wait, in any order of holds and questions', async () => {
    const steps = fc.array(fc.constantFrom('hold', 'ask', 'hold briefly'), {
      minLength: 2,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(steps, async (kinds) => {
        const name = aName();
        let holders = 0;
        let most = 0;
        const work = (turns: number) => async () => {
          holders += 1;
          most = Math.max(most, holders);
          for (let turn = 0; turn < turns; turn++) {
            await new Promise((resolve) => setImmediate(resolve));
          }
          holders -= 1;
        };
        await Promise.all(
          kinds.map((kind) =>
            kind === 'ask' ? locks.isHeld(name) : locks.hold(name, work(kind === 'hold' ? 20 : 1)),
          ),
        );
        expect(most).toBeLessThanOrEqual(1);
        expect(holders).toBe(0);
      }),
      { numRuns: 15 },
    );
  });
});
