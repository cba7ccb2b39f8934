import { isDeleted, type User } from '../../api/contract';
import { runBulk } from '../../dataProvider';
import type { Line } from './parseLines';
import type { Reference } from './readReference';

/** How accounts are looked up; each rejects when it could not be done. */
export interface Lookups {
  /** The account with this id or slug; null: there is none. */
  byIdOrSlug(value: string, signal: AbortSignal): Promise<User | null>;
  /** The accounts that a search for an e-mail address finds, others included. */
  byEmail(address: string, signal: AbortSignal): Promise<User[]>;
  /** Whether a profile of this host is one of this instance. */
  isOwnHost(host: string, user: User): boolean;
}

/** What a reference was found to name. */
export type Finding =
  | { status: 'account'; user: User }
  | { status: 'unknown' }
  | { status: 'ambiguous'; candidates: User[] }
  /** The address of a profile of another platform. */
  | { status: 'elsewhere' }
  | { status: 'failed'; error: Error };

/** What became of one line: exactly one of these. */
export type LineResult =
  | Finding
  | { status: 'deleted'; user: User }
  /** The account of an earlier line. */
  | { status: 'twice'; user: User; firstLine: number }
  | { status: 'unreadable' }
  /** Not looked up, or not yet. */
  | { status: 'waiting' };

export type Findings = ReadonlyMap<string, Finding>;

const keyOf = ({ kind, value, ...rest }: Reference) =>
  JSON.stringify([kind, value, 'host' in rest ? rest.host : null]);

/** The accounts of a search whose address is the one asked for, ignoring case if none is equal. */
export const withEmail = (users: readonly User[], address: string): User[] => {
  const exact = users.filter(({ email }) => email === address);
  if (exact.length > 0) return exact;
  return users.filter(({ email }) => email?.toLowerCase() === address.toLowerCase());
};

const find = async (
  reference: Reference,
  lookups: Lookups,
  signal: AbortSignal,
): Promise<Finding> => {
  if (reference.kind === 'email') {
    const users = withEmail(await lookups.byEmail(reference.value, signal), reference.value);
    const [user] = users;
    if (user === undefined) return { status: 'unknown' };
    return users.length > 1
      ? { status: 'ambiguous', candidates: users }
      : { status: 'account', user };
  }
  const user = await lookups.byIdOrSlug(reference.value, signal);
  if (user === null) return { status: 'unknown' };
  // The same slug on another platform is another person.
  const isElsewhere =
    reference.kind === 'url' && reference.host !== null && !lookups.isOwnHost(reference.host, user);
  return isElsewhere ? { status: 'elsewhere' } : { status: 'account', user };
};

interface Options {
  signal: AbortSignal;
  /** Called as answers come in, with all that is found so far. */
  onProgress?(findings: Findings, total: number): void;
  /** A failure after which looking up the others makes no sense. */
  isFatal?(error: Error): boolean;
  /** What an earlier call found: only its failures are tried again. */
  known?: Findings;
}

/**
 * Looks up what lines name, each reference once, six at a time.
 *
 * A failed lookup is a finding of its own and the others go on. After `signal` is aborted or a
 * failure was fatal, what is left has no finding. Never rejects.
 */
export const findReferences = async (
  lines: readonly Line[],
  lookups: Lookups,
  { signal, onProgress, isFatal, known = new Map() }: Options,
): Promise<Findings> => {
  const references = new Map<string, Reference>();
  for (const { reference } of lines) {
    if (reference !== null) references.set(keyOf(reference), reference);
  }
  const findings = new Map([...known].filter(([, { status }]) => status !== 'failed'));
  await runBulk(
    [...references].filter(([key]) => !findings.has(key)),
    async ([key, reference]) => {
      findings.set(key, await find(reference, lookups, signal));
    },
    {
      signal,
      isFatal,
      onOutcome: (outcome) => {
        // A lookup cut off by the moderator did not fail.
        if (outcome.status === 'failed' && !signal.aborted) {
          findings.set(outcome.id[0], { status: 'failed', error: outcome.error });
        }
        onProgress?.(findings, references.size);
      },
    },
  );
  return findings;
};

/** One result a line, in their order. */
export const lineResults = (lines: readonly Line[], findings: Findings): LineResult[] => {
  const firstLines = new Map<string, number>();
  return lines.map(({ number, reference }): LineResult => {
    if (reference === null) return { status: 'unreadable' };
    const finding = findings.get(keyOf(reference)) ?? { status: 'waiting' };
    if (finding.status !== 'account') return finding;
    const { user } = finding;
    const firstLine = firstLines.get(user.id);
    if (firstLine !== undefined) return { status: 'twice', user, firstLine };
    firstLines.set(user.id, number);
    return isDeleted(user) ? { status: 'deleted', user } : finding;
  });
};
