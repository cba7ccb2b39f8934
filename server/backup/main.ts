/** `npm run export -- FILE.jsonl.gz`: everything that the database holds, while the server runs or not. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ConfigError, readConfig } from '../config';
import { DatabaseUnavailable, DataFolderUnusable } from '../db';
import { dump } from './dump';
import { openSource } from './source';

const USAGE = `npm run export -- FILE.jsonl.gz

Writes all accounts, organizations, follows, reports, images and hashed keys of the database that
DATA_DIR or DATABASE_URL names to a file that \`npm run import -- --dump FILE\` reads. The server
may run meanwhile; the file is of one moment.`;

async function main([file, ...more]: readonly string[]): Promise<void> {
  if (file === undefined || more.length > 0 || file.startsWith('-')) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const { location } = readConfig(process.env);
  // So that nothing half done is left: neither the file nor the copy that it is read from.
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => interruption.abort());
  }
  const { signal } = interruption;
  const store = await openSource(location, signal);
  const unfinished = `${file}.part`;
  try {
    // Under its name only when it is whole; readable by its owner alone: addresses are in it.
    const output = createWriteStream(unfinished, { mode: 0o600 });
    await pipeline(Readable.from(dump(store.db)), createGzip(), output, { signal });
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await store.close();
  }
  console.log(`Everything is in ${file}.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if ((error as Error).name === 'AbortError') {
    process.exitCode = 130;
    console.error('Interrupted: nothing was written.');
    return;
  }
  const isSetting = error instanceof ConfigError || error instanceof DataFolderUnusable;
  process.exitCode = isSetting ? 2 : 1;
  const isForeseen =
    isSetting ||
    error instanceof DatabaseUnavailable ||
    (error as NodeJS.ErrnoException).syscall !== undefined;
  console.error(isForeseen ? (error as Error).message : error);
});
