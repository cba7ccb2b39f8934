import type { GetListResult } from 'react-admin';
import { describe, expect, it } from 'vitest';
import { anId, aUser } from '../../api/contract/builders';
import type { User } from '../../api/contract';
import { mayBeIncomplete, PAGE_SIZE, readMatching } from './readMatching';

const accounts = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => aUser({ id: anId('0') + String(from + index) }));

const read = (pages: GetListResult<User>[]) => {
  const progress: [number, number][] = [];
  const matching = readMatching({
    readPage: async (page) => {
      const answer = pages[page - 1];
      if (!answer) throw new Error(`page ${page} was not expected`);
      return answer;
    },
    signal: new AbortController().signal,
    onProgress: (...step) => progress.push(step),
  });
  return { matching, progress };
};

describe('readMatching', () => {
  it('reads page by page, in order', async () => {
    const all = accounts(0, PAGE_SIZE + 3);
    const { matching, progress } = read([
      { data: all.slice(0, PAGE_SIZE), total: all.length },
      { data: all.slice(PAGE_SIZE), total: all.length },
    ]);
    const { users } = await matching;
    expect(users).toEqual(all);
    expect(mayBeIncomplete(await matching)).toBe(false);
    expect(progress).toEqual([
      [PAGE_SIZE, PAGE_SIZE + 3],
      [PAGE_SIZE + 3, PAGE_SIZE + 3],
    ]);
  });

  it('keeps each account once, and reports accounts that were added meanwhile', async () => {
    const all = accounts(0, PAGE_SIZE + 3);
    const { matching } = read([
      { data: all.slice(0, PAGE_SIZE), total: all.length },
      // One account signed up, so the last account of page 1 is now the first of page 2.
      { data: all.slice(PAGE_SIZE - 1), total: all.length + 1 },
    ]);
    const { users } = await matching;
    expect(users).toEqual(all);
    expect(mayBeIncomplete(await matching)).toBe(true);
  });

  it('reports a change when the total is the same but an account is missing', async () => {
    const all = accounts(0, PAGE_SIZE + 3);
    const { matching } = read([
      { data: all.slice(0, PAGE_SIZE), total: all.length },
      { data: all.slice(PAGE_SIZE - 1, -1), total: all.length },
    ]);
    expect(mayBeIncomplete(await matching)).toBe(true);
  });

  it('counts rows that cannot be read as read, even a page without any other', async () => {
    const all = accounts(0, PAGE_SIZE + 3);
    const { matching } = read([
      { data: [], total: all.length, meta: { unreadable: PAGE_SIZE } },
      { data: all.slice(PAGE_SIZE + 1), total: all.length, meta: { unreadable: 1 } },
    ]);
    expect(await matching).toMatchObject({
      users: all.slice(PAGE_SIZE + 1),
      unreadable: PAGE_SIZE + 1,
    });
    expect(mayBeIncomplete(await matching)).toBe(false);
  });

  it('returns no account when none matches', async () => {
    expect(await read([{ data: [], total: 0 }]).matching).toMatchObject({ users: [] });
  });

  it('stops reading once cancelled', async () => {
    const controller = new AbortController();
    let pages = 0;
    const reading = readMatching({
      readPage: async () => {
        pages += 1;
        controller.abort();
        return { data: accounts(0, PAGE_SIZE), total: 5000 };
      },
      signal: controller.signal,
      onProgress: () => undefined,
    });
    await expect(reading).rejects.toThrow('abort');
    expect(pages).toBe(1);
  });
});
