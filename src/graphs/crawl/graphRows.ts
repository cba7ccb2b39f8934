import { Dexie, type Table } from 'dexie';
import type { GraphDatabase } from './graphDatabase';
import type { SavedAccount, SavedReading } from './savedGraph';

/** Rows copied into or out of the database at a time. Larger batches would block the page. */
const ACCOUNT_BATCH_SIZE = 500;
const READING_BATCH_SIZE = 200;

type OfGraph<T> = T & { graphId: string };
type RowTable<T> = Table<OfGraph<T>, [string, string]>;

/** All rows of a graph, without `graphId`. */
export const readRows = async (
  { accounts, readings }: GraphDatabase,
  graphId: string,
): Promise<{ accounts: SavedAccount[]; readings: SavedReading[] }> => ({
  accounts: await readTable<SavedAccount>(accounts, graphId, ACCOUNT_BATCH_SIZE),
  readings: await readTable<SavedReading>(readings, graphId, READING_BATCH_SIZE),
});

/** A row without its `graphId`. */
export const withoutGraphId = <T extends { id: string }>({
  graphId: _graphId,
  ...row
}: OfGraph<T>): T => row as unknown as T;

async function readTable<T extends { id: string }>(
  table: RowTable<T>,
  graphId: string,
  batchSize: number,
): Promise<T[]> {
  const found: T[] = [];
  let after: string | undefined;
  for (;;) {
    const rows: OfGraph<T>[] = await table
      .where('[graphId+id]')
      .between([graphId, after ?? Dexie.minKey], [graphId, Dexie.maxKey], after === undefined, true)
      .limit(batchSize)
      .toArray();
    for (const row of rows) found.push(withoutGraphId<T>(row));
    if (rows.length < batchSize) return found;
    after = rows.at(-1)?.id;
  }
}

/** Writes rows in batches, within the current transaction. */
export async function putRows(
  { accounts, readings }: GraphDatabase,
  graphId: string,
  rows: { accounts?: readonly SavedAccount[]; readings?: readonly SavedReading[] },
): Promise<void> {
  await putTable<SavedAccount>(accounts, graphId, rows.accounts ?? [], ACCOUNT_BATCH_SIZE);
  await putTable<SavedReading>(readings, graphId, rows.readings ?? [], READING_BATCH_SIZE);
}

async function putTable<T>(
  table: RowTable<T>,
  graphId: string,
  rows: readonly T[],
  batchSize: number,
): Promise<void> {
  for (let start = 0; start < rows.length; start += batchSize) {
    await table.bulkPut(rows.slice(start, start + batchSize).map((row) => ({ ...row, graphId })));
  }
}

/** Removes all rows of a graph, within the current transaction. */
export async function removeRows(
  { accounts, readings }: GraphDatabase,
  graphId: string,
): Promise<void> {
  for (const table of [accounts, readings]) {
    await table
      .where('[graphId+id]')
      .between([graphId, Dexie.minKey], [graphId, Dexie.maxKey])
      .delete();
  }
}
