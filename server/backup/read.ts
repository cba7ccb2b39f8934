import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { BadDump } from './restore';

/**
 * Read the lines of a dump.
 *
 * @throws BadDump when the file does not exist, or was not written by `npm run export`
 */
export async function* linesOfDump(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  const unzipped = input.pipe(createGunzip());
  input.on('error', (error) => unzipped.destroy(error));
  try {
    for await (const line of createInterface({ input: unzipped, crlfDelay: Infinity })) yield line;
  } catch (error) {
    throw new BadDump(`${file} cannot be read: ${(error as Error).message}`);
  }
}
