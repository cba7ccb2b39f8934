import { isIP } from 'node:net';
import type { StoreLocation } from './db';
import { parseLanguage, type Language, LANGUAGES } from './http/language';
import { LIMITS, LOG_LEVELS, type LogLevel } from './operations';
import type { SpamRules } from './reports/spam';

/** Settings of the server, from the environment. */
export interface Config {
  host: string;
  /** 0 for any free port. */
  port: number;
  /** A PostgreSQL server if DATABASE_URL is set, else a folder. */
  location: StoreLocation;
  /** Number of accounts created at the first start, including the fixed ones. */
  seedUsers: number;
  /** Key of the first administrator, installed at each start. */
  adminApiKey?: string;
  /** Key of an ordinary account, installed at each start. */
  userApiKey?: string;
  /** Public site for the `page` links, without a trailing slash. Without one, `page` is null. */
  siteUrl?: string;
  /** Language for callers who request none. */
  defaultLanguage: Language;
  /** Origins whose pages may send cookies. */
  origins: string[];
  /** Only administrators may create public content. */
  isReadOnly: boolean;
  /** A udata instance to proxy. Undefined to serve our own API from a database. */
  instanceUrl?: string;
  logLevel: LogLevel;
  /** What is reported as spam by itself. */
  spamRules: SpamRules;
  /** Address at which to serve the metrics. Undefined to serve none. */
  metrics?: { host: string; port: number };
  /** Maximum number of API requests per minute for one key. Undefined for no limit. */
  callsPerMinute?: number;
  /** Maximum number of open connections of one address. 0 for no limit. */
  connectionsPerAddress: number;
}

/** A variable has an invalid value. `message` is one line and contains no secret. */
export class ConfigError extends Error {
  constructor(
    readonly variable: string,
    found: string,
    expected: string,
  ) {
    super(`${variable} ${found}: expected ${expected}.`);
  }
}

type Environment = Record<string, string | undefined>;

/**
 * Read the settings of the server. Empty variables count as unset.
 *
 * @throws ConfigError for the first invalid value
 */
export function readConfig(env: Environment): Config {
  const config: Config = {
    host: readHost(env, 'HOST'),
    port: readWholeNumber(env, 'PORT', 8080, 65_535),
    location: readLocation(env),
    seedUsers: readWholeNumber(env, 'SEED_USERS', 2_000, 1_000_000),
    adminApiKey: readKey(env, 'ADMIN_API_KEY'),
    userApiKey: readKey(env, 'USER_API_KEY'),
    siteUrl: readSiteUrl(env),
    defaultLanguage: readLanguage(env),
    origins: readOrigins(env),
    isReadOnly: readSwitch(env, 'READ_ONLY_MODE'),
    spamRules: readSpamRules(env),
    instanceUrl: readInstanceUrl(env),
    logLevel: readLogLevel(env),
    metrics: readMetrics(env),
    callsPerMinute: readWholeNumber(env, 'RATE_LIMIT', 0, 1_000_000) || undefined,
    connectionsPerAddress: readWholeNumber(
      env,
      'CONNECTIONS_PER_ADDRESS',
      LIMITS.connectionsPerAddress,
      1_000_000,
    ),
  };
  if (config.port !== 0 && config.port === config.metrics?.port) {
    throw new ConfigError('METRICS_PORT', 'is the same as PORT', 'another port');
  }
  if (config.userApiKey !== undefined && config.userApiKey === config.adminApiKey) {
    throw new ConfigError('USER_API_KEY', 'is the same as ADMIN_API_KEY', 'another key');
  }
  return config;
}

function readHost(env: Environment, variable: string): string {
  const host = env[variable] || '127.0.0.1';
  if (isIP(host) === 0 && !/^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(host)) {
    throw new ConfigError(variable, quoted(host), 'an IP address or a host name, without port');
  }
  return host;
}

function readWholeNumber(
  env: Environment,
  variable: string,
  fallback: number,
  maximum: number,
): number {
  const text = env[variable] || fallback.toString();
  if (!/^\d{1,9}$/.test(text) || Number(text) > maximum) {
    const expected = `a whole number from 0 to ${maximum.toString()}`;
    throw new ConfigError(variable, quoted(text), expected);
  }
  return Number(text);
}

function readLocation(env: Environment): StoreLocation {
  if (!env.DATABASE_URL) {
    if (env.DATABASE_READ_URL) {
      throw new ConfigError(
        'DATABASE_READ_URL',
        'is set without DATABASE_URL',
        'the address of the primary in DATABASE_URL',
      );
    }
    return { dataDir: env.DATA_DIR || '.data' };
  }
  return {
    databaseUrl: readDatabaseUrl('DATABASE_URL', env.DATABASE_URL),
    readUrls: (env.DATABASE_READ_URL ?? '')
      .split(',')
      .filter(Boolean)
      .map((text) => readDatabaseUrl('DATABASE_READ_URL', text.trim())),
    poolSize: readWholeNumber(env, 'DATABASE_POOL_SIZE', 10, 1_000) || 1,
  };
}

function readDatabaseUrl(variable: string, text: string): string {
  const expected = 'an address like postgresql://user:password@host:5432/database';
  const url = parseUrl(text);
  // Do not show an address that cannot be parsed: its password could not be removed from it.
  if (!url) throw new ConfigError(variable, 'is not a URL', expected);
  if (!['postgresql:', 'postgres:'].includes(url.protocol)) {
    throw new ConfigError(variable, `starts with ${JSON.stringify(url.protocol)}`, expected);
  }
  return text;
}

/** Shorter keys can be guessed by trying all of them. */
const MIN_KEY_LENGTH = 8;

function readKey(env: Environment, variable: string): string | undefined {
  const key = env[variable] || undefined;
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) {
    const expected = 'at most 255 ASCII letters, digits or signs, without spaces';
    throw new ConfigError(variable, 'cannot be sent as a header', expected);
  }
  if (key !== undefined && key.length < MIN_KEY_LENGTH) {
    const expected = `${MIN_KEY_LENGTH.toString()} characters or more`;
    throw new ConfigError(variable, 'is too easy to guess', expected);
  }
  return key;
}

function readSiteUrl(env: Environment): string | undefined {
  if (!env.SITE_URL) return undefined;
  const url = parseUrl(env.SITE_URL);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash || url.username) {
    throw new ConfigError(
      'SITE_URL',
      quoted(env.SITE_URL),
      'an http or https address without query, like https://www.example.org',
    );
  }
  return url.href.replace(/\/+$/, '');
}

function readInstanceUrl(env: Environment): string | undefined {
  if (!env.UDATA_URL) return undefined;
  const expected = 'the http or https address of a udata instance, like https://www.data.gouv.fr';
  const url = parseUrl(env.UDATA_URL);
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash) {
    // Do not show an address that may contain a password: if it cannot be parsed, we cannot remove it.
    const found = env.UDATA_URL.includes('@') ? 'is not an address' : quoted(env.UDATA_URL);
    throw new ConfigError('UDATA_URL', found, expected);
  }
  if (url.username || url.password) {
    throw new ConfigError('UDATA_URL', 'contains a name or a password', expected);
  }
  if (env.DATABASE_URL) {
    throw new ConfigError('DATABASE_URL', 'is set together with UDATA_URL', 'one of the two');
  }
  return url.href;
}

function readLanguage(env: Environment): Language {
  const name = env.DEFAULT_LANGUAGE || 'en';
  const language = parseLanguage(name);
  if (language) return language;
  throw new ConfigError('DEFAULT_LANGUAGE', quoted(name), `one of ${LANGUAGES.join(', ')}`);
}

function readOrigins(env: Environment): string[] {
  const texts = (env.CORS_ALLOWED_ORIGINS ?? '').split(',').map((text) => text.trim());
  return texts.filter(Boolean).map((text) => {
    const url = parseUrl(text);
    if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
    const expected = 'origins separated by commas, like https://www.example.org';
    throw new ConfigError('CORS_ALLOWED_ORIGINS', `contains ${JSON.stringify(text)}`, expected);
  });
}

function readSwitch(env: Environment, variable: string): boolean {
  const text = (env[variable] || 'false').toLowerCase();
  if (['true', '1', 'on'].includes(text)) return true;
  if (['false', '0', 'off'].includes(text)) return false;
  throw new ConfigError(variable, quoted(text), 'true or false');
}

function readSpamRules(env: Environment): SpamRules {
  const listIn = (variable: string) =>
    (env[variable] ?? '')
      .split(',')
      .map((text) => text.trim().toLowerCase())
      .filter(Boolean);
  const languages = listIn('SPAM_ALLOWED_LANGS');
  const wrong = languages.find((language) => !/^[a-z]{2,3}$/.test(language));
  if (wrong !== undefined) {
    const expected = 'ISO 639-1 codes separated by commas, like fr,en';
    throw new ConfigError('SPAM_ALLOWED_LANGS', `contains ${JSON.stringify(wrong)}`, expected);
  }
  return { words: listIn('SPAM_WORDS'), languages };
}

function readLogLevel(env: Environment): LogLevel {
  const fallback = env.NODE_ENV === 'production' ? 'info' : 'warn';
  const level = env.LOG_LEVEL || fallback;
  const known = LOG_LEVELS.find((each) => each === level);
  if (!known) throw new ConfigError('LOG_LEVEL', quoted(level), `one of ${LOG_LEVELS.join(', ')}`);
  return known;
}

function readMetrics(env: Environment): Config['metrics'] {
  if (!env.METRICS_PORT) return undefined;
  return {
    host: readHost(env, 'METRICS_HOST'),
    port: readWholeNumber(env, 'METRICS_PORT', 0, 65_535),
  };
}

const parseUrl = (text: string) => (URL.canParse(text) ? new URL(text) : undefined);

/** Quoted as JSON, which keeps it on one line. */
const quoted = (value: string) => `is ${JSON.stringify(value)}`;
