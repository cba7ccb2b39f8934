import { fileURLToPath } from 'node:url';
import type { Kysely } from 'kysely';
import { buildApp } from './app';
import { type Config, ConfigError, readConfig } from './config';
import { DatabaseUnavailable, DataFolderInUse, type Database, openStore } from './db';
import { firstKey, installKey } from './keys';
import { FIRST_ADMINISTRATOR, isSeeded, ORDINARY_ACCOUNT, seed } from './seed';

const CONSOLE_DIR = fileURLToPath(new URL('../dist', import.meta.url));

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const store = await openStore(config.location);
  const app = await buildApp({
    db: store.db,
    reads: store.reads,
    siteUrl: config.siteUrl,
    consoleDir: CONSOLE_DIR,
    logger: { level: 'error' },
  });
  const stop = async () => {
    await app.close();
    await store.close();
  };
  stopOnSignal(stop);
  try {
    await fillWhenEmpty(store.db, config.seedUsers);
    const shownKey = await prepareKeys(store.db, config);
    await app.listen({ host: config.host, port: config.port });
    announce(app.listeningOrigin, shownKey, config);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function fillWhenEmpty(db: Kysely<Database>, count: number): Promise<void> {
  if (await isSeeded(db)) return;
  const started = Date.now();
  console.log(`First start: making ${count.toLocaleString('en')} accounts…`);
  await seed(db, count);
  console.log(`Done in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

/** The key to show, when one was made. */
async function prepareKeys(db: Kysely<Database>, config: Config): Promise<string | undefined> {
  if (config.userApiKey) await installKey(db, ORDINARY_ACCOUNT.id, config.userApiKey);
  if (!config.adminApiKey) return firstKey(db, FIRST_ADMINISTRATOR.id);
  await installKey(db, FIRST_ADMINISTRATOR.id, config.adminApiKey);
  return undefined;
}

function announce(origin: string, shownKey: string | undefined, config: Config): void {
  console.log(`\nVigie:         ${origin}/`);
  console.log(`Users API:     ${origin}/api/1/`);
  if (shownKey) {
    console.log(`Moderator key: ${shownKey}`);
    console.log('               (shown this once; only a hash of it is kept)');
  } else if (config.adminApiKey) {
    console.log('Moderator key: the one in ADMIN_API_KEY');
  } else {
    console.log('Moderator key: the one shown at the first start; ADMIN_API_KEY sets another');
  }
  console.log('\nPress Ctrl-C to stop.');
}

function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  const onSignal = () => {
    if (isStopping) return;
    isStopping = true;
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}

function reportFailure(error: unknown): void {
  if (error instanceof ConfigError) {
    console.error(error.message);
    process.exitCode = 2;
    return;
  }
  process.exitCode = 1;
  if (error instanceof DataFolderInUse || error instanceof DatabaseUnavailable) {
    console.error(error.message);
  } else if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
    console.error('The address is in use by another process: choose another PORT.');
  } else {
    console.error(error);
  }
}

main().catch(reportFailure);
