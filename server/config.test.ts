import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from './config';

const errorOf = (env: Record<string, string>) => {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error;
  }
  throw new Error('accepted');
};

describe('readConfig', () => {
  it('returns the defaults without any variable', () => {
    expect(readConfig({})).toEqual({
      host: '127.0.0.1',
      port: 8080,
      location: { dataDir: '.data' },
      seedUsers: 2000,
      defaultLanguage: 'en',
      origins: [],
      isReadOnly: false,
      spamRules: { words: [], languages: [] },
      logLevel: 'warn',
      connectionsPerAddress: 200,
    });
  });

  it('logs more in production by default', () => {
    expect(readConfig({ NODE_ENV: 'production' }).logLevel).toBe('info');
    expect(readConfig({ NODE_ENV: 'production', LOG_LEVEL: 'error' }).logLevel).toBe('error');
  });

  it('accepts a udata instance, but not together with a database', () => {
    const { instanceUrl } = readConfig({ UDATA_URL: 'https://www.data.gouv.fr/api/1' });
    expect(instanceUrl).toBe('https://www.data.gouv.fr/api/1');
    expect(
      errorOf({ UDATA_URL: 'https://udata', DATABASE_URL: 'postgresql://db/x' }),
    ).toMatchObject({
      variable: 'DATABASE_URL',
      message: 'DATABASE_URL is set together with UDATA_URL: expected one of the two.',
    });
  });

  it('reads every variable', () => {
    const env = {
      HOST: '::',
      PORT: '0',
      DATA_DIR: '/var/lib/vigie',
      SEED_USERS: '0',
      ADMIN_API_KEY: 'udata_admin',
      USER_API_KEY: 'udata_user',
      SITE_URL: 'https://www.example.org/portal/',
      DEFAULT_LANGUAGE: 'fr',
      CORS_ALLOWED_ORIGINS: 'https://www.example.org, http://localhost:5173/',
      READ_ONLY_MODE: 'true',
      LOG_LEVEL: 'debug',
      METRICS_PORT: '9464',
      METRICS_HOST: '0.0.0.0',
      RATE_LIMIT: '600',
      SPAM_WORDS: ' Casino, gros lot,,',
      SPAM_ALLOWED_LANGS: 'FR, en',
      CONNECTIONS_PER_ADDRESS: '0',
    };
    expect(readConfig(env)).toEqual({
      host: '::',
      port: 0,
      location: { dataDir: '/var/lib/vigie' },
      seedUsers: 0,
      adminApiKey: 'udata_admin',
      userApiKey: 'udata_user',
      siteUrl: 'https://www.example.org/portal',
      defaultLanguage: 'fr',
      origins: ['https://www.example.org', 'http://localhost:5173'],
      isReadOnly: true,
      spamRules: { words: ['casino', 'gros lot'], languages: ['fr', 'en'] },
      logLevel: 'debug',
      metrics: { host: '0.0.0.0', port: 9464 },
      callsPerMinute: 600,
      connectionsPerAddress: 0,
    });
  });

  it('treats empty variables as unset', () => {
    expect(readConfig({ PORT: '', ADMIN_API_KEY: '', SITE_URL: '', HOST: '' })).toEqual(
      readConfig({}),
    );
  });

  it('prefers a PostgreSQL server to a folder', () => {
    const databaseUrl = 'postgresql://vigie:secret@db/vigie';
    expect(readConfig({ DATABASE_URL: databaseUrl, DATA_DIR: 'x' }).location).toEqual({
      databaseUrl,
      readUrls: [],
      poolSize: 10,
    });
  });

  it('reads the addresses of replicas', () => {
    const { location } = readConfig({
      DATABASE_URL: 'postgresql://a/vigie',
      DATABASE_READ_URL: 'postgresql://b/vigie, postgresql://c/vigie',
      DATABASE_POOL_SIZE: '4',
    });
    expect(location).toMatchObject({
      readUrls: ['postgresql://b/vigie', 'postgresql://c/vigie'],
      poolSize: 4,
    });
  });

  it.each([
    ['PORT', 'http', 'PORT is "http": expected a whole number from 0 to 65535.'],
    ['PORT', '65536', 'PORT is "65536": expected a whole number from 0 to 65535.'],
    ['PORT', '-1', 'PORT is "-1": expected a whole number from 0 to 65535.'],
    ['PORT', '80\n81', 'PORT is "80\\n81": expected a whole number from 0 to 65535.'],
    ['SEED_USERS', '1e3', 'SEED_USERS is "1e3": expected a whole number from 0 to 1000000.'],
    [
      'HOST',
      'http://localhost',
      'HOST is "http://localhost": expected an IP address or a host name, without port.',
    ],
    ['DEFAULT_LANGUAGE', 'it', 'DEFAULT_LANGUAGE is "it": expected one of en, fr, es, pt, sr, de.'],
    [
      'CORS_ALLOWED_ORIGINS',
      'https://a.example,https://b.example/path',
      'CORS_ALLOWED_ORIGINS contains "https://b.example/path": expected origins separated by commas, like https://www.example.org.',
    ],
    ['READ_ONLY_MODE', 'perhaps', 'READ_ONLY_MODE is "perhaps": expected true or false.'],
    [
      'SITE_URL',
      'www.example.org',
      'SITE_URL is "www.example.org": expected an http or https address without query, like https://www.example.org.',
    ],
    [
      'DATABASE_URL',
      'mysql://root:secret@db/vigie',
      'DATABASE_URL starts with "mysql:": expected an address like postgresql://user:password@host:5432/database.',
    ],
    [
      'DATABASE_URL',
      'postgresql://vigie:secret@db:port/vigie',
      'DATABASE_URL is not a URL: expected an address like postgresql://user:password@host:5432/database.',
    ],
    [
      'UDATA_URL',
      'www.data.gouv.fr',
      'UDATA_URL is "www.data.gouv.fr": expected the http or https address of a udata instance, like https://www.data.gouv.fr.',
    ],
    [
      'UDATA_URL',
      'https://ada:secret@www.data.gouv.fr',
      'UDATA_URL contains a name or a password: expected the http or https address of a udata instance, like https://www.data.gouv.fr.',
    ],
    [
      'UDATA_URL',
      'ada:secret@www.data.gouv.fr',
      'UDATA_URL is not an address: expected the http or https address of a udata instance, like https://www.data.gouv.fr.',
    ],
    [
      'LOG_LEVEL',
      'verbose',
      'LOG_LEVEL is "verbose": expected one of fatal, error, warn, info, debug, trace, silent.',
    ],
    ['METRICS_PORT', 'on', 'METRICS_PORT is "on": expected a whole number from 0 to 65535.'],
    ['RATE_LIMIT', '-1', 'RATE_LIMIT is "-1": expected a whole number from 0 to 1000000.'],
    [
      'ADMIN_API_KEY',
      'two secret words',
      'ADMIN_API_KEY cannot be sent as a header: expected at most 255 ASCII letters, digits or signs, without spaces.',
    ],
    [
      'USER_API_KEY',
      'secret7',
      'USER_API_KEY is too easy to guess: expected 8 characters or more.',
    ],
    [
      'SPAM_ALLOWED_LANGS',
      'fr,french',
      'SPAM_ALLOWED_LANGS contains "french": expected ISO 639-1 codes separated by commas, like fr,en.',
    ],
    ['METRICS_PORT', '8080', 'METRICS_PORT is the same as PORT: expected another port.'],
  ])('refuses %s=%j with a message of one line', (variable, value, message) => {
    const error = errorOf({ [variable]: value });
    expect(error).toMatchObject({ variable, message });
    expect(error.message).not.toContain('secret');
  });

  it('allows port 0 for both ports', () => {
    expect(readConfig({ PORT: '0', METRICS_PORT: '0' }).metrics?.port).toBe(0);
  });

  it('refuses the same key for both accounts', () => {
    expect(errorOf({ ADMIN_API_KEY: 'udata_same', USER_API_KEY: 'udata_same' })).toMatchObject({
      variable: 'USER_API_KEY',
      message: 'USER_API_KEY is the same as ADMIN_API_KEY: expected another key.',
    });
  });
});
