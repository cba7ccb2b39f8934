import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { BadDump } from './restore';
import { textLines } from './textLines';

/** Longer than the longest line that `npm run export` writes, which is one row with a large image. */
const MAX_LINE_LENGTH = 64 * 1024 * 1024;

/**
 * Read the lines of a dump.
 *
 * @throws BadDump when the file does not exist, or was not written by `npm run export`
 */
export async function* linesOfDump(
  file: string,
  maxLineLength = MAX_LINE_LENGTH,
): AsyncGenerator<string> {
  const input = createReadStream(file);
  const unzipped = input.pipe(createGunzip()).setEncoding('utf8');
  input.on('error', (error) => unzipped.destroy(error));
  try {
    yield* textLines(unzipped, maxLineLength);
  } catch (error) {
    throw new BadDump(`${file} cannot be read: ${(error as Error).message}`);
  } finally {
    input.destroy();
  }
}
