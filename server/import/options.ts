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

/** Everything from a file that `npm run export` wrote, in place of a data set. */
export interface RestoreOptions {
  dump: string;
  /** What the database holds goes; otherwise it must hold no account. */
  isReplacing: boolean;
}

/** What was written on the command line cannot be used; `message` is one line. */
export class OptionError extends Error {}

export const USAGE = `npm run import -- --users FILE.csv --follows FILE.csv [--organizations FILE.csv]
  [--members FILE.csv] [--map name=column]... [--mutual] [--strict]
npm run import -- --dump FILE.jsonl.gz [--replace]

Loads a data set into the database that DATA_DIR or DATABASE_URL names, safe to run twice: what is
there already stays as it is, and a follow given twice counts once. Or restores what
\`npm run export\` wrote.

users          id, and any of first_name, last_name, email, about, website, active, roles, since,
               last_login_at; what is missing is made up, always alike
organizations  id, and any of name, acronym, description, since
members        organization, user, and any of role, since
follows        follower, following, and since

--map     a column has another name in the files: --map follower=from --map following=to
--mutual  each line of the follows counts both ways
--strict  one bad line and nothing is loaded
--replace what the database holds is removed first`;

/** @throws OptionError */
export function readOptions(args: readonly string[]): ImportOptions | RestoreOptions {
  const { values } = parse(args);
  const { dump, replace, ...others } = values;
  if (dump !== undefined) {
    if (Object.keys(others).length > 0) throw new OptionError('--dump goes with --replace alone.');
    return { dump, isReplacing: replace ?? false };
  }
  if (replace) throw new OptionError('--replace goes with --dump.');
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
