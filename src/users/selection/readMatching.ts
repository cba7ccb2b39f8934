import type { GetListResult } from 'react-admin';
import type { PartlyRead } from '../../api';
import type { User } from '../../api/contract';

export const PAGE_SIZE = 500;

/** All accounts that match a search, with the totals that show whether the list has changed. */
export interface Matching {
  /** In the order of the API, without duplicates. */
  users: User[];
  /** The API's total on the first page. `totalAtLast` is that on the last one. */
  totalAtFirst: number;
  totalAtLast: number;
  /** How many rows could not be read. They count in the totals. */
  unreadable: number;
}

interface Options {
  readPage(page: number): Promise<GetListResult<User>>;
  signal?: AbortSignal;
  onProgress?(read: number, total: number): void;
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
  // Each new sign-up pushes an account to the next page, where it is read a second time.
  const users = new Map<string, User>();
  let totalAtFirst = 0;
  let totalAtLast = 0;
  let unreadable = 0;
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    signal?.throwIfAborted();
    const { data, total = 0, meta } = await readPage(page);
    for (const user of data) if (!users.has(user.id)) users.set(user.id, user);
    unreadable += (meta as PartlyRead | undefined)?.unreadable ?? 0;
    if (page === 1) totalAtFirst = total;
    totalAtLast = total;
    pages = Math.ceil(total / PAGE_SIZE);
    onProgress?.(users.size, total);
  }
  signal?.throwIfAborted();
  return { users: [...users.values()], totalAtFirst, totalAtLast, unreadable };
};

/** Whether some accounts may be missing, because the list changed while it was read. */
export const mayBeIncomplete = ({ users, totalAtFirst, totalAtLast, unreadable }: Matching) =>
  totalAtFirst !== totalAtLast || users.length + unreadable !== totalAtLast;
