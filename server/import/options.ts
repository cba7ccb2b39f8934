import { parseArgs } from 'node:util';

/** The files of a data set, by what they hold. */
export const KINDS = ['users', 'organizations', 'members', 'follows'] as const;
export type Kind = (typeof KINDS)[number];

export interface ImportOptions {
  files: Partial<Record<Kind, string>>;
  /** Our name of a column → its name in the files. */
  columns: ReadonlyMap<string, string>;
  /** One bad line and nothing is loaded. */
  isStrict: boolean;
  /** Each line of the follows is two: both follow each other. */
  isMutual: boolean;
}

/** What was written on the command line cannot be used; `message` is one line. */
export class OptionError extends Error {}

export const USAGE = `npm run import -- --users FILE.csv --follows FILE.csv [--organizations FILE.csv]
  [--members FILE.csv] [--map name=column]... [--mutual] [--strict]

Loads a data set into the database that DATA_DIR or DATABASE_URL names. Safe to run twice.

users          id, and any of first_name, last_name, email, about, website, active, roles, since,
               last_login_at; what is missing is made up, always alike
organizations  id, and any of name, acronym, description, since
members        organization, user, and any of role, since
follows        follower, following, and since

--map     a column has another name in the files: --map follower=from --map following=to
--mutual  each line of the follows counts both ways
--strict  one bad line and nothing is loaded`;

/** @throws OptionError */
export function readOptions(args: readonly string[]): ImportOptions {
  const { values } = parse(args);
  const files = Object.fromEntries(
    KINDS.flatMap((kind) => (values[kind] === undefined ? [] : [[kind, values[kind]]])),
  );
  if (Object.keys(files).length === 0) throw new OptionError('No file is named.');
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
