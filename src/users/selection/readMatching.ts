import type { User } from '../../api/contract';

export const PER_REQUEST = 500;

/** All accounts that match a search, and whether the list moved while it was read. */
export interface Matching {
  /** In the API's order, each once. */
  users: User[];
  /** How many the API counted when reading began, and at its end. */
  totalAtFirst: number;
  totalAtLast: number;
}

interface Options {
  readPage(page: number, signal: AbortSignal): Promise<{ data: User[]; total?: number }>;
  signal: AbortSignal;
  onProgress(read: number, total: number): void;
}

/**
 * Reads all pages of a list, one after the other.
 *
 * @throws what `readPage` throws, or the reason of `signal` once it is aborted
 */
export const readMatching = async ({
  readPage,
  signal,
  onProgress,
}: Options): Promise<Matching> => {
  // Accounts that sign up meanwhile push others to the next page: each is kept once.
  const users = new Map<string, User>();
  let totalAtFirst = 0;
  let totalAtLast = 0;
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    signal.throwIfAborted();
    const { data, total = 0 } = await readPage(page, signal);
    for (const user of data) if (!users.has(user.id)) users.set(user.id, user);
    if (page === 1) totalAtFirst = total;
    totalAtLast = total;
    pages = Math.ceil(total / PER_REQUEST);
    onProgress(users.size, total);
  }
  signal.throwIfAborted();
  return { users: [...users.values()], totalAtFirst, totalAtLast };
};

/** Whether accounts came or went while they were read, so that some may be missing. */
export const hasMoved = ({ users, totalAtFirst, totalAtLast }: Matching) =>
  totalAtFirst !== totalAtLast || users.length !== totalAtLast;
