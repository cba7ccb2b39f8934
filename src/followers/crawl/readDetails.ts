import type { DataProvider } from 'react-admin';
import type { User } from '../../api/contract';
import { accountOfUser } from '../graph/account';
import { PAGE_SIZE } from './crawlPlan';
import { eachOf, Gone, Refused, type Requests } from './requests';
import type { Memory } from './memory';

interface Context {
  memory: Memory;
  requests: Requests;
  dataProvider: DataProvider;
  now(): number;
  /** Called after each request that was planned, with how many are done and planned. */
  onProgress(done: number, total: number): void;
}

const AT_ONCE = 4;
/** Below this many accounts the whole list is not even looked at. */
const FEW = 20;
const SORT = { field: 'since', order: 'DESC' } as const;

/**
 * Reads the details of accounts, the cheaper way: each by itself, or all of the instance by pages
 * of a thousand. Those that are gone are told to `onGone`.
 *
 * @throws Halt
 */
export async function readDetails(
  ids: readonly string[],
  stepOf: (id: string) => number,
  onGone: (id: string) => void,
  context: Context,
): Promise<void> {
  const { memory } = context;
  const missing = new Set(ids.filter((id) => !memory.known.accounts.get(id)?.details));
  if (missing.size > FEW) await readList(missing, stepOf, context);
  await readEach(missing, stepOf, onGone, context);
}

const put = (user: User, step: number, { memory, now }: Context) => {
  memory.putAccount({ ...accountOfUser(user, now()), step });
};

async function readList(missing: Set<string>, stepOf: (id: string) => number, context: Context) {
  const { memory, requests, dataProvider, onProgress } = context;
  const read = async (page: number) => {
    const { data, total = 0 } = await requests.make((signal) =>
      dataProvider.getList<User>('users', {
        pagination: { page, perPage: PAGE_SIZE },
        sort: SORT,
        filter: {},
        signal,
      }),
    );
    for (const user of data) if (missing.delete(user.id)) put(user, stepOf(user.id), context);
    memory.knowTotal(total);
    return Math.ceil(total / PAGE_SIZE);
  };
  const known = memory.known.listTotal;
  if (known !== null && missing.size < Math.ceil(known / PAGE_SIZE)) return;
  const pages = await attempted(() => read(1), 0);
  onProgress(1, pages);
  if (missing.size < pages - 1) return;
  let done = 1;
  const others = Array.from({ length: Math.max(0, pages - 1) }, (_value, index) => index + 2);
  await eachOf(others, AT_ONCE, async (page) => {
    if (missing.size === 0) return;
    await attempted(() => read(page), 0);
    done += 1;
    onProgress(done, pages);
  });
}

/** A refused list is no loss: its accounts are read one by one. */
async function attempted<T>(act: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refused || error instanceof Gone) return otherwise;
    throw error;
  }
}

async function readEach(
  missing: ReadonlySet<string>,
  stepOf: (id: string) => number,
  onGone: (id: string) => void,
  context: Context,
) {
  const { memory, requests, dataProvider, onProgress } = context;
  let done = 0;
  await eachOf([...missing], AT_ONCE, async (id) => {
    try {
      const { data } = await requests.make((signal) =>
        dataProvider.getOne<User>('users', { id, signal }),
      );
      put(data, stepOf(id), context);
    } catch (error) {
      if (error instanceof Gone) onGone(id);
      else if (error instanceof Refused) memory.failures.set(id, error.message);
      else throw error;
    }
    done += 1;
    onProgress(done, missing.size);
  });
}
