/** `npm run export -- FILE.jsonl.gz`: export the whole database. The server may be running. */
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { ConfigError, readConfig } from '../config';
import { DatabaseUnavailable, DataFolderUnusable } from '../db';
import { openImages } from '../images/open';
import { dump } from './dump';
import { openSource } from './source';

const USAGE = `npm run export -- FILE.jsonl.gz

Exports the database at DATA_DIR or DATABASE_URL: all accounts, organizations, follows, reports,
images and hashed keys. \`npm run import -- --dump FILE\` restores the file. The server may be running;
the file is a consistent snapshot.`;

async function main([file, ...more]: readonly string[]): Promise<void> {
  if (file === undefined || more.length > 0 || file.startsWith('-')) {
    console.error(USAGE);
    process.exitCode = 2;
    return;
  }
  const { location } = readConfig(process.env);
  // When interrupted, we remove the unfinished file and the copy of the data folder.
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => interruption.abort());
  }
  const { signal } = interruption;
  const store = await openSource(location, signal);
  const unfinished = `${file}.part`;
  try {
    // Renamed only when complete. Readable only by its owner, since it contains e-mail addresses.
    const output = createWriteStream(unfinished, { mode: 0o600 });
    await pipeline(
      Readable.from(dump({ db: store.db, images: await openImages(store) })),
      createGzip(),
      output,
      {
        signal,
      },
    );
    await rename(unfinished, file);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  } finally {
    await store.close();
  }
  console.log(`Exported to ${file}.`);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  if ((error as Error).name === 'AbortError') {
    process.exitCode = 130;
    console.error('Interrupted: nothing was written.');
    return;
  }
  const isSetting = error instanceof ConfigError || error instanceof DataFolderUnusable;
  process.exitCode = isSetting ? 2 : 1;
  const isExpected =
    isSetting ||
    error instanceof DatabaseUnavailable ||
    (error as NodeJS.ErrnoException).syscall !== undefined;
  console.error(isExpected ? (error as Error).message : error);
});
