import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { buildApp } from './app';
import { type Config, ConfigError, readConfig } from './config';
import { DatabaseUnavailable, DataFolderInUse, type Database, openStore } from './db';
import { firstKey, installKey } from './keys';
import {
  createLifecycle,
  createMetrics,
  type Metrics,
  type Operations,
  serveMetrics,
  showPools,
  stopServer,
} from './operations';
import { buildProxy } from './proxy/app';
import { FIRST_ADMINISTRATOR, isSeeded, ORDINARY_ACCOUNT, seed } from './seed';

const CONSOLE_DIR = fileURLToPath(new URL('../dist', import.meta.url));

/** What is served, and what it stands on. */
interface Served {
  app: FastifyInstance;
  /** Makes it ready, and gives the lines that say where to begin. */
  prepare(): Promise<string[]>;
  /** Ends what the application stood on. */
  close(): Promise<void>;
}

async function main(): Promise<void> {
  const config = readConfig(process.env);
  const lifecycle = createLifecycle();
  const metrics = config.metrics && createMetrics();
  const operations: Operations = {
    log: { level: config.logLevel },
    lifecycle,
    observers: metrics && [metrics],
    callsPerMinute: config.callsPerMinute,
  };
  const { app, prepare, close } = config.instanceUrl
    ? await serveInstance(config.instanceUrl, operations)
    : await serveOwnApi(config, operations, metrics);
  const closing = [close];
  const stop = async () => {
    await stopServer(app, lifecycle);
    for (const each of closing) await each();
  };
  stopOnSignal(stop);
  try {
    const lines = await prepare();
    if (config.metrics && metrics) {
      const served = await serveMetrics(metrics, config.metrics);
      closing.push(served.close);
      lines.push(`Metrics:       ${served.url}`);
    }
    await app.listen({ host: config.host, port: config.port });
    announce(app.listeningOrigin, lines);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function serveInstance(instanceUrl: string, operations: Operations): Promise<Served> {
  const app = await buildProxy({ instanceUrl, consoleDir: CONSOLE_DIR, operations });
  return {
    app,
    prepare: async () => [`Passed on to:  ${instanceUrl}`],
    close: async () => undefined,
  };
}

async function serveOwnApi(
  config: Config,
  operations: Operations,
  metrics: Metrics | undefined,
): Promise<Served> {
  const { db, reads, pools, close } = await openStore(config.location);
  if (metrics) showPools(metrics, pools);
  const { siteUrl, defaultLanguage, origins, isReadOnly } = config;
  const app = await buildApp({
    db,
    reads,
    siteUrl,
    defaultLanguage,
    origins,
    isReadOnly,
    consoleDir: CONSOLE_DIR,
    operations,
  });
  return {
    app,
    close,
    async prepare() {
      await fillWhenEmpty(db, config.seedUsers);
      return keyLines(await prepareKeys(db, config), config);
    },
  };
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

function keyLines(shownKey: string | undefined, config: Config): string[] {
  if (shownKey) {
    return [
      `Moderator key: ${shownKey}`,
      '               (shown this once; only a hash of it is kept)',
    ];
  }
  if (config.adminApiKey) return ['Moderator key: the one in ADMIN_API_KEY'];
  return ['Moderator key: the one shown at the first start; ADMIN_API_KEY sets another'];
}

function announce(listening: string, lines: readonly string[]): void {
  // A server that listens on all addresses is opened by one of them.
  const origin = listening.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:)/, '//localhost');
  console.log(`\nVigie:         ${origin}/`);
  console.log(`Users API:     ${origin}/api/1/`);
  for (const line of lines) console.log(line);
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
