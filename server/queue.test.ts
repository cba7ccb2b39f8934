import { expect, it } from 'vitest';
import { NotReady } from './errors';
import { createQueue } from './queue';

it('createQueue runs tasks in order, one at a time, and refuses one when too many are waiting', async () => {
  const enqueue = createQueue(2);
  const begun: string[] = [];
  const ends: Record<string, () => void> = {};
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => (ends[name] = () => resolve(name)));
  };
  const first = enqueue(work('first'));
  const second = enqueue(() => work('second')().then(() => Promise.reject(new Error('second'))));
  const third = enqueue(work('third'));
  await expect(enqueue(work('fourth'))).rejects.toThrow(NotReady);
  expect(begun).toEqual(['first']);

  ends.first?.();
  expect(await first).toBe('first');
  const fifth = enqueue(work('fifth'));
  await expect.poll(() => begun).toEqual(['first', 'second']);
  ends.second?.();
  await expect(second).rejects.toThrow('second');
  await expect.poll(() => begun).toEqual(['first', 'second', 'third']);
  ends.third?.();
  expect(await third).toBe('third');
  await expect.poll(() => begun).toEqual(['first', 'second', 'third', 'fifth']);
  ends.fifth?.();
  expect(await fifth).toBe('fifth');
});
