import { describe, expect, it } from 'vitest';
import { createTurns } from './turns';

describe('turns', () => {
  it('come in the order of arrival', async () => {
    const turns = createTurns(9);
    const order: number[] = [];
    expect(await turns.wait()).toBe(true);
    const waiting = [1, 2, 3].map(async (caller) => {
      if (await turns.wait()) order.push(caller);
      turns.end();
    });
    expect(order).toEqual([]);
    turns.end();
    await Promise.all(waiting);
    expect(order).toEqual([1, 2, 3]);
    expect(await turns.wait()).toBe(true);
  });

  it('are lost by a random caller when too many wait', async () => {
    const turns = createTurns(2, () => 0.5);
    await turns.wait();
    const [first, second, third] = [turns.wait(), turns.wait(), turns.wait()];
    expect(await second).toBe(false);
    turns.end();
    expect(await first).toBe(true);
    turns.end();
    expect(await third).toBe(true);
  });
});
