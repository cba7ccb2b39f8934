import { createHash } from 'node:crypto';
import sharp from 'sharp';

const BLOCKS = 7;
const PADDING = 0.1;
const BACKGROUND = [224, 224, 224];
const COLOURS = [
  [45, 79, 126],
  [188, 90, 52],
  [64, 122, 87],
  [128, 66, 128],
  [170, 126, 30],
  [52, 124, 138],
];

/**
 * Draw a square PNG picture derived from a text: deterministic, and symmetric left to right.
 *
 * @param size in pixels, 16 or more
 */
export async function identicon(text: string, size: number): Promise<Buffer> {
  const digest = createHash('sha1').update(text).digest();
  const colour = COLOURS[(digest[0] ?? 0) % COLOURS.length] ?? [];
  const pixels: number[] = [];
  for (let row = 0; row < BLOCKS; row += 1) {
    for (let column = 0; column < BLOCKS; column += 1) {
      const mirrored = Math.min(column, BLOCKS - 1 - column);
      const bit = row * Math.ceil(BLOCKS / 2) + mirrored;
      const isFilled = ((digest[1 + (bit >> 3)] ?? 0) >> (bit & 7)) & 1;
      pixels.push(...(isFilled ? colour : BACKGROUND));
    }
  }
  const padding = Math.round(size * PADDING);
  const inside = size - 2 * padding;
  const [r, g, b] = BACKGROUND;
  return sharp(Buffer.from(pixels), { raw: { width: BLOCKS, height: BLOCKS, channels: 3 } })
    .resize(inside, inside, { kernel: 'nearest' })
    .extend({
      top: padding,
      bottom: padding,
      left: padding,
      right: padding,
      background: { r, g, b },
    })
    .png({ palette: true })
    .toBuffer();
}
