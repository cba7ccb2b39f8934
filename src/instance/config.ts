/** The settings of a deployment, read from `config.json` beside `index.html`. */
export interface ConsoleConfig {
  /** Address of the users API, ending in `/api/1`, without a trailing slash. */
  apiUrl: string;
  /**
   * Identifies the instance in the browser's storage (key, jobs, graphs). It is the address of the
   * API, except when a server passes calls on, whose address may lead to another instance later.
   */
  instance: string;
  /** Shown in the title bar, so that nobody takes a test instance for the production one. */
  instanceName: string;
  /** Public web site, for links to records without a `page`. Null: no such links. */
  publicUrl: string | null;
  /** Accent colour, `#rrggbb`. Null: Vigie's own. */
  accent: string | null;
  /**
   * For how many days browsers keep jobs and graphs, unless the moderator chooses otherwise. Null:
   * until they are removed.
   */
  retentionDays: number | null;
}

/** A year: appeals against a decision come within months. */
const DEFAULT_RETENTION_DAYS = 365;

const withoutTrailingSlash = (url: string) => url.replace(/\/+$/, '');

const optionalText = (source: Record<string, unknown>, key: string): string | null => {
  const value = source[key];
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string') throw new Error(`config.json: "${key}" must be a text`);
  return value;
};

const retentionDaysIn = ({ retentionDays }: Record<string, unknown>): number | null => {
  if (retentionDays === undefined) return DEFAULT_RETENTION_DAYS;
  if (retentionDays === null) return null;
  if (typeof retentionDays === 'number' && Number.isInteger(retentionDays) && retentionDays > 0) {
    return retentionDays;
  }
  throw new Error('config.json: "retentionDays" must be a whole number of days, or null');
};

/**
 * Reads a configuration, and fills in defaults for what it leaves out.
 *
 * @param source the parsed `config.json`
 * @param origin the origin of the console, and of the API by default
 * @throws Error naming the key that is wrong
 */
export const parseConfig = (source: unknown, origin: string): ConsoleConfig => {
  if (typeof source !== 'object' || source === null || Array.isArray(source)) {
    throw new Error('config.json: an object is expected');
  }
  const keys = source as Record<string, unknown>;
  const accent = optionalText(keys, 'accent');
  if (accent !== null && !/^#[0-9a-f]{6}$/i.test(accent)) {
    throw new Error('config.json: "accent" must be a colour such as #3558a2');
  }
  const apiUrl = new URL(optionalText(keys, 'apiUrl') ?? '/api/1', origin);
  if (!/^https?:$/.test(apiUrl.protocol)) {
    throw new Error('config.json: "apiUrl" must be an http or https address');
  }
  const publicUrl = optionalText(keys, 'publicUrl');
  return {
    apiUrl: withoutTrailingSlash(apiUrl.href),
    instance: withoutTrailingSlash(optionalText(keys, 'instance') ?? apiUrl.href),
    instanceName: optionalText(keys, 'instanceName') ?? apiUrl.host,
    publicUrl: publicUrl === null ? null : withoutTrailingSlash(publicUrl),
    accent,
    retentionDays: retentionDaysIn(keys),
  };
};

/**
 * Loads `config.json` from beside the page.
 *
 * @throws Error when it cannot be loaded or is invalid: the console must not guess its instance
 */
export const loadConfig = async (): Promise<ConsoleConfig> => {
  const response = await fetch(new URL('config.json', document.baseURI), { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: the server answered ${response.status}`);
  return parseConfig(await response.json(), window.location.origin);
};
