import sharp from 'sharp';
import { expect, it } from 'vitest';
import { NotReady } from '../errors';
import { pictureOf } from './picture';

it('pictureOf decodes one image at a time, and refuses images when the queue is full', async () => {
  const create = { width: 300, height: 200, channels: 3, background: '#cc3366' } as const;
  const file = await sharp({ create }).png().toBuffer();
  const upload = { file, filename: 'face.png', bbox: undefined };
  let maxRunning = 0;
  sharp.queue.on('change', () => {
    // We do not add them: a task that starts between the two readings is counted in both.
    const { queue, process } = sharp.counters();
    maxRunning = Math.max(maxRunning, queue, process);
  });
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () => pictureOf(upload, { thumbnail: 100 })),
  );
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
  for (const result of results.slice(9)) {
    expect(result).toMatchObject({ status: 'rejected', reason: expect.any(NotReady) });
  }
  expect(maxRunning).toBe(1);
});
