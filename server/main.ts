import { fileURLToPath } from 'node:url';
import type { FastifyInstance } from 'fastify';
import type { Kysely } from 'kysely';
import { ADMIN_ROLE } from '../src/api/contract';
import { buildApp } from './app';
import { type Config, ConfigError, readConfig } from './config';
import {
  DatabaseUnavailable,
  DataFolderInUse,
  DataFolderUnusable,
  type Database,
  openStore,
} from './db';
import { openImages } from './images/open';
import { firstKey, installKey } from './startup/keys';
import { AddressInUse, listenAt } from './startup/listen';
import {
  createLifecycle,
  createMetrics,
  describeError,
  type Metrics,
  type Operations,
  serveMetrics,
  addPoolMetrics,
  stopServer,
} from './operations';
import { buildProxy } from './proxy/app';
import { FIRST_ADMINISTRATOR, isSeeded, ORDINARY_ACCOUNT, seed } from './seed';

const CONSOLE_DIR = fileURLToPath(new URL('../dist', import.meta.url));

/** The application to serve, and the steps around it. */
interface Service {
  app: FastifyInstance;
  /** Called before the server listens. */
  prepare(): Promise<void>;
  /**
   * The lines to print at the start. They may contain a new key, which is shown only once, so this is
   * called when the server is already listening.
   */
  startupLines(origin: string): Promise<string[]>;
  /** Closes what the application uses. */
  close(): Promise<void>;
}

async function main(): Promise<void> {
  // Files that the server creates are for its system account only.
  process.umask(0o077);
  const config = readConfig(process.env);
  const lifecycle = createLifecycle();
  const metrics = config.metrics && createMetrics();
  const operations: Operations = {
    log: { level: config.logLevel },
    lifecycle,
    observers: metrics && [metrics],
    callsPerMinute: config.callsPerMinute,
    limits: { connectionsPerAddress: config.connectionsPerAddress },
  };
  const { app, prepare, startupLines, close } = config.instanceUrl
    ? await serveInstance(config.instanceUrl, operations)
    : await serveOwnApi(config, operations, metrics);
  const closing = [close];
  const stop = async () => {
    await stopServer(app, lifecycle);
    for (const each of closing) await each();
  };
  stopOnSignal(stop);
  try {
    await prepare();
    await listenAt('', config, (address) => app.listen(address));
    const lines: string[] = [];
    if (config.metrics && metrics) {
      const served = await listenAt('METRICS_', config.metrics, (address) =>
        serveMetrics(metrics, address),
      );
      closing.push(served.close);
      lines.push(`Metrics:       ${served.url}`);
    }
    const origin = browserOrigin(app.listeningOrigin);
    console.log(`\nVigie:         ${origin}/`);
    for (const line of [...(await startupLines(origin)), ...lines]) console.log(line);
    console.log('\nPress Ctrl-C to stop.');
  } catch (error) {
    await stop();
    throw error;
  }
}

async function serveInstance(instanceUrl: string, operations: Operations): Promise<Service> {
  const app = await buildProxy({ instanceUrl, consoleDir: CONSOLE_DIR, operations });
  return {
    app,
    prepare: async () => undefined,
    startupLines: async () => [`Passed on to:  ${instanceUrl}`],
    close: async () => undefined,
  };
}

async function serveOwnApi(
  config: Config,
  operations: Operations,
  metrics: Metrics | undefined,
): Promise<Service> {
  const store = await openStore(config.location);
  const { db, reads, pools, close } = store;
  if (metrics) addPoolMetrics(metrics, pools);
  const { siteUrl, defaultLanguage, origins, isReadOnly, spamRules } = config;
  const app = await buildApp({
    db,
    images: await openImages(store),
    reads,
    siteUrl,
    defaultLanguage,
    origins,
    isReadOnly,
    spamRules,
    consoleDir: CONSOLE_DIR,
    operations,
  });
  return {
    app,
    close,
    async prepare() {
      await seedIfEmpty(db, config.seedUsers);
      await installKeys(db, config);
    },
    startupLines: async (origin) => [
      `Users API:     ${origin}/api/1/`,
      ...(await keyLines(db, config)),
    ],
  };
}

async function seedIfEmpty(db: Kysely<Database>, count: number): Promise<void> {
  if (await isSeeded(db)) return;
  const started = Date.now();
  console.log(`First start: creating ${count.toLocaleString('en')} accounts…`);
  await seed(db, count);
  console.log(`Done in ${((Date.now() - started) / 1000).toFixed(1)} s.`);
}

async function installKeys(
  db: Kysely<Database>,
  { adminApiKey, userApiKey }: Config,
): Promise<void> {
  if (userApiKey) await installKey(db, ORDINARY_ACCOUNT.id, userApiKey);
  if (adminApiKey) await installKey(db, FIRST_ADMINISTRATOR.id, adminApiKey);
}

/** The lines about the key for the console. Creates the first key and shows it. */
async function keyLines(db: Kysely<Database>, { adminApiKey }: Config): Promise<string[]> {
  const { id } = FIRST_ADMINISTRATOR;
  if (!(await isAdministrator(db, id))) {
    return [
      'Moderator key: that of another administrator; the first is inactive or no longer has the role',
    ];
  }
  if (adminApiKey) return ['Moderator key: the one in ADMIN_API_KEY'];
  const shownKey = await firstKey(db, id);
  return shownKey
    ? [`Moderator key: ${shownKey}`, '               (shown only once; only its hash is stored)']
    : ['Moderator key: the one shown at the first start; ADMIN_API_KEY sets another'];
}

async function isAdministrator(db: Kysely<Database>, id: string): Promise<boolean> {
  const account = await db
    .selectFrom('users')
    .select(['active', 'roles'])
    .where('id', '=', id)
    .executeTakeFirst();
  return account?.active === true && account.roles.includes(ADMIN_ROLE);
}

/** An origin for a browser, which cannot open `0.0.0.0` or `[::]`: these stand for all addresses. */
const browserOrigin = (listening: string) =>
  listening.replace(/\/\/(0\.0\.0\.0|\[::\])(?=:)/, '//localhost');

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
  if (error instanceof ConfigError || error instanceof DataFolderUnusable) {
    console.error(error.message);
    process.exitCode = 2;
    return;
  }
  process.exitCode = 1;
  if (
    error instanceof AddressInUse ||
    error instanceof DataFolderInUse ||
    error instanceof DatabaseUnavailable
  ) {
    console.error(error.message);
  } else {
    // Described as in the log, since a database error may quote the content of rows.
    console.error(JSON.stringify({ level: 'fatal', err: describeError(error) }));
  }
}

main().catch(reportFailure);
