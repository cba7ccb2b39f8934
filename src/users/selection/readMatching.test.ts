import { describe, expect, it } from 'vitest';
import { anId, aUser } from '../../api/contract/builders';
import { hasMoved, PER_REQUEST, readMatching } from './readMatching';

const accounts = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => aUser({ id: anId('0') + String(from + index) }));

const read = (pages: { data: ReturnType<typeof accounts>; total: number }[]) => {
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

describe('all accounts that match', () => {
  it('are read page by page, in order', async () => {
    const all = accounts(0, PER_REQUEST + 3);
    const { matching, progress } = read([
      { data: all.slice(0, PER_REQUEST), total: all.length },
      { data: all.slice(PER_REQUEST), total: all.length },
    ]);
    const { users } = await matching;
    expect(users).toEqual(all);
    expect(hasMoved(await matching)).toBe(false);
    expect(progress).toEqual([
      [PER_REQUEST, PER_REQUEST + 3],
      [PER_REQUEST + 3, PER_REQUEST + 3],
    ]);
  });

  it('are each kept once, and what came meanwhile is told', async () => {
    const all = accounts(0, PER_REQUEST + 3);
    const { matching } = read([
      { data: all.slice(0, PER_REQUEST), total: all.length },
      // One account signed up: the last of the first page is now the first of the second.
      { data: all.slice(PER_REQUEST - 1), total: all.length + 1 },
    ]);
    const { users } = await matching;
    expect(users).toEqual(all);
    expect(hasMoved(await matching)).toBe(true);
  });

  it('are told to have moved when the count is the same and an account is missing', async () => {
    const all = accounts(0, PER_REQUEST + 3);
    const { matching } = read([
      { data: all.slice(0, PER_REQUEST), total: all.length },
      { data: all.slice(PER_REQUEST - 1, -1), total: all.length },
    ]);
    expect(hasMoved(await matching)).toBe(true);
  });

  it('may be none', async () => {
    expect(await read([{ data: [], total: 0 }]).matching).toMatchObject({ users: [] });
  });

  it('stop being read once cancelled', async () => {
    const controller = new AbortController();
    let pages = 0;
    const reading = readMatching({
      readPage: async () => {
        pages += 1;
        controller.abort();
        return { data: accounts(0, PER_REQUEST), total: 5000 };
      },
      signal: controller.signal,
      onProgress: () => undefined,
    });
    await expect(reading).rejects.toThrow('abort');
    expect(pages).toBe(1);
  });
});
