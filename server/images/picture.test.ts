import sharp from 'sharp';
import { expect, it } from 'vitest';
import { NotReady } from '../errors';
import { pictureOf } from './picture';

it('pictureOf opens no image beside another, and refuses those that many would go before', async () => {
  const create = { width: 300, height: 200, channels: 3, background: '#cc3366' } as const;
  const file = await sharp({ create }).png().toBuffer();
  const upload = { file, filename: 'face.png', bbox: undefined };
  let runConcurrently = 0;
  sharp.queue.on('change', () => {
    // Never their sum: a task that starts between the two readings is in both.
    const { queue, process } = sharp.counters();
    runConcurrently = Math.max(runConcurrently, queue, process);
  });
  const made = await Promise.allSettled(
    Array.from({ length: 20 }, () => pictureOf(upload, { thumbnail: 100 })),
  );
  expect(made.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
  for (const one of made.slice(9)) {
    expect(one).toMatchObject({ status: 'rejected', reason: expect.any(NotReady) });
  }
  expect(runConcurrently).toBe(1);
});
