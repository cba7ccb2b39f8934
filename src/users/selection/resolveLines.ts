import { isDeleted, type User } from '../../api/contract';
import { runBulk } from '../../dataProvider';
import type { Line } from './parseLines';
import type { Reference } from './readReference';

/** The ways to look accounts up. Each rejects when the request fails. */
export interface Lookups {
  /** The account with this id or slug. Null when there is none. */
  byIdOrSlug(value: string, signal: AbortSignal): Promise<User | null>;
  /** The results of a search for an e-mail address, which may include other accounts. */
  byEmail(address: string, signal: AbortSignal): Promise<User[]>;
  /** Whether the host of a profile URL is one of this instance. */
  isOwnHost(host: string, user: User): boolean;
}

/** The result of looking up one reference. */
export type Finding =
  | { status: 'account'; user: User }
  | { status: 'unknown' }
  | { status: 'ambiguous'; candidates: User[] }
  /** The URL of a profile on another platform. */
  | { status: 'elsewhere' }
  | { status: 'failed'; error: Error };

/** The result of one line. */
export type LineResult =
  | Finding
  | { status: 'deleted'; user: User }
  /** The same account as an earlier line. */
  | { status: 'twice'; user: User; firstLine: number }
  | { status: 'unreadable' }
  /** Not looked up yet, or not at all because the moderator stopped. */
  | { status: 'waiting' };

export type Findings = ReadonlyMap<string, Finding>;

const keyOf = ({ kind, value, ...rest }: Reference) =>
  JSON.stringify([kind, value, 'host' in rest ? rest.host : null]);

/** The accounts with exactly this address, or if there are none, those that differ only by case. */
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
  // The same slug on another platform may be another person.
  const isElsewhere =
    reference.kind === 'url' && reference.host !== null && !lookups.isOwnHost(reference.host, user);
  return isElsewhere ? { status: 'elsewhere' } : { status: 'account', user };
};

interface Options {
  signal: AbortSignal;
  /** Called after each lookup, with all findings so far. */
  onProgress?(findings: Findings, total: number): void;
  /** Whether an error makes the other lookups pointless, such as a refused key. */
  isFatal?(error: Error): boolean;
  /** The findings of an earlier call. Only those that failed are looked up again. */
  known?: Findings;
}

/**
 * Looks up the references of some lines, each distinct one once, six at a time.
 *
 * A lookup that fails becomes a finding with the status `failed`, and the others continue. After an
 * abort or a fatal error, the remaining references have no finding. Never rejects.
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
        // A lookup that was aborted did not fail.
        if (outcome.status === 'failed' && !signal.aborted) {
          findings.set(outcome.id[0], { status: 'failed', error: outcome.error });
        }
        onProgress?.(findings, references.size);
      },
    },
  );
  return findings;
};

/** The result of each line, in the order of the lines. */
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
