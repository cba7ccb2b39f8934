import type { DataProvider } from 'react-admin';
import { frontierOf, unreadAccounts, unreadSeeds } from './crawlPlan';
import type { KeptAccount, Stars } from './savedGraph';
import type { Memory } from './memory';
import { readDetails } from './readDetails';
import { readFollowers } from './readFollowers';
import { eachOf, type Requests } from './requests';

interface Context {
  memory: Memory;
  requests: Requests;
  dataProvider: DataProvider;
  now(): number;
  breathe(): Promise<void>;
  onProgress(what: 'details' | 'followers', done: number, total: number): void;
  /** Called when there is something new that hangs together. */
  onStep(): void;
}

const AT_ONCE = 4;
/** Times that an account is tried in one reading: once more when all others are read. */
const MOST_TRIES = 2;

/**
 * The readings of a graph, each safe to repeat: what is read already is not asked for again.
 *
 * They throw Halt, or what a full disk throws.
 */
export function createWalk(context: Context) {
  const { memory, onProgress } = context;
  const tries = new Map<string, number>();

  /** Those that were not refused too often yet. */
  const worthTrying = (what: string, ids: readonly string[]) =>
    ids.filter((id) => {
      const key = `${what} ${id}`;
      const made = tries.get(key) ?? 0;
      tries.set(key, made + 1);
      return made < MOST_TRIES;
    });

  /** Whether there was anything to read. */
  const readAccounts = async (given: readonly string[]): Promise<boolean> => {
    const ids = worthTrying('details', given);
    if (ids.length === 0) return false;
    onProgress('details', 0, 0);
    await readDetails(ids, {
      ...context,
      atOnce: AT_ONCE,
      onProgress: (done, total) => {
        onProgress('details', done, total);
      },
    });
    return true;
  };
  const readUnread = async (step: number) => {
    const ids = () => unreadAccounts(memory.known, step).map(({ id }) => id);
    while (await readAccounts(ids()));
  };

  /** Whether there was anything to read. */
  const readAll = async (given: readonly KeptAccount[], stars: Stars): Promise<boolean> => {
    const worthy = new Set(
      worthTrying(
        'followers',
        given.map(({ id }) => id),
      ),
    );
    const accounts = given.filter(({ id }) => worthy.has(id));
    if (accounts.length === 0) return false;
    let done = 0;
    onProgress('followers', 0, accounts.length);
    await eachOf(accounts, AT_ONCE, async (account) => {
      await readFollowers(account, { ...context, stars });
      done += 1;
      onProgress('followers', done, accounts.length);
    });
    return true;
  };

  /** Reads all that belongs to the steps up to this one. */
  const readStep = async (step: number) => {
    while (await readAccounts(unreadSeeds(memory.known)));
    while (await readAll(frontierOf(memory.known, step), memory.known.graph.stars));
    await readUnread(step);
    // Who is nearer than was thought may have followers to be read.
    if (await memory.correctSteps()) await readStep(step);
  };

  return {
    /** Goes on to a depth, from what earlier readings left open. */
    async goOn(depth: number) {
      if (memory.known.graph.step >= 0) await readStep(memory.known.graph.step);
      for (;;) {
        const { step } = memory.known.graph;
        if (step >= depth) break;
        await readStep(step + 1);
        memory.change({ step: step + 1 });
        await memory.save();
        context.onStep();
      }
      // Whom an expansion met that was cut off.
      await readUnread(Infinity);
    },
    /** Reads the followers of one account, whatever its step. */
    async expand(id: string, stars: Stars) {
      const account = memory.known.accounts.get(id);
      if (!account) return;
      await readAll([account], stars);
      await readUnread(Infinity);
    },
  };
}
