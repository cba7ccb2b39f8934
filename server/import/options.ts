import { parseArgs } from 'node:util';

/** The kinds of files in a data set. */
export const KINDS = ['users', 'organizations', 'members', 'follows'] as const;
export type Kind = (typeof KINDS)[number];

export interface ImportOptions {
  files: Partial<Record<Kind, string>>;
  /** From our names of columns to those in the files. */
  columns: ReadonlyMap<string, string>;
  /** Import nothing if any line is invalid. */
  isStrict: boolean;
  /** Each line of the follows counts in both directions. */
  isMutual: boolean;
}

/** Options to restore a file of `npm run export`. */
interface RestoreOptions {
  dump: string;
  /** Remove the content of the database first. Otherwise it must have no users. */
  isReplacing: boolean;
}

/** The command line is invalid. `message` is one line. */
export class OptionError extends Error {}

export const USAGE = `npm run import -- --users FILE.csv --follows FILE.csv [--organizations FILE.csv]
  [--members FILE.csv] [--map name=column]... [--mutual] [--strict]
npm run import -- --dump FILE.jsonl.gz [--replace]

Imports a data set into the database at DATA_DIR or DATABASE_URL, or restores a file of
\`npm run export\`. An import is safe to repeat: existing rows are not changed, and a follow given
twice counts once.

users          id, and any of first_name, last_name, email, about, website, active, roles, since,
               last_login_at; missing values are generated, the same ones each time
organizations  id, and any of name, acronym, description, since
members        organization, user, and any of role, since
follows        follower, following, and since

--map     column names in the files, if they differ: --map follower=from --map following=to
--mutual  each line of the follows counts in both directions
--strict  import nothing if any line is invalid
--replace remove the content of the database first`;

/** @throws OptionError */
export function readOptions(args: readonly string[]): ImportOptions | RestoreOptions {
  const { values } = parse(args);
  const { dump, replace, ...others } = values;
  if (dump !== undefined) {
    if (Object.keys(others).length > 0)
      throw new OptionError('--dump can only be combined with --replace.');
    return { dump, isReplacing: replace ?? false };
  }
  if (replace) throw new OptionError('--replace needs --dump.');
  const files = Object.fromEntries(
    KINDS.flatMap((kind) => (values[kind] === undefined ? [] : [[kind, values[kind]]])),
  );
  if (Object.keys(files).length === 0) throw new OptionError('No file was given.');
  return {
    files,
    columns: new Map((values.map ?? []).map(readMapping)),
    isStrict: values.strict ?? false,
    isMutual: values.mutual ?? false,
  };
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        users: { type: 'string' },
        organizations: { type: 'string' },
        members: { type: 'string' },
        follows: { type: 'string' },
        map: { type: 'string', multiple: true },
        mutual: { type: 'boolean' },
        strict: { type: 'boolean' },
        dump: { type: 'string' },
        replace: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new OptionError(error instanceof Error ? error.message : String(error));
  }
}

function readMapping(text: string): [string, string] {
  const [name, column, ...rest] = text.split('=');
  if (!name || !column || rest.length > 0) {
    throw new OptionError(`--map ${text}: expected name=column, like follower=from`);
  }
  return [name, column];
}
