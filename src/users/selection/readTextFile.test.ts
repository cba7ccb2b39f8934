import { describe, expect, it } from 'vitest';
import { readTextFile } from './readTextFile';

const fileOf = (...bytes: number[]) => {
  const content = new Uint8Array(bytes);
  // jsdom does not implement `File.arrayBuffer`.
  return Object.assign(new File([content], 'list'), {
    arrayBuffer: () => Promise.resolve(content.buffer),
  });
};

describe('a dropped file', () => {
  it.each([
    ['UTF-8', [0xc3, 0xa9]],
    ['little-endian UTF-16', [0xff, 0xfe, 0xe9, 0x00]],
    ['big-endian UTF-16', [0xfe, 0xff, 0x00, 0xe9]],
    ['Windows-1252', [0xe9]],
  ])('is read as %s', async (_name, bytes) => {
    expect(await readTextFile(fileOf(...bytes))).toBe('é');
  });

  it('is refused when it is not text', async () => {
    expect(await readTextFile(fileOf(0x50, 0x4b, 0x03, 0x04, 0x00))).toBeNull();
  });
});
