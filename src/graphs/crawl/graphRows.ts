import { Dexie, type Table } from 'dexie';
import type { GraphDatabase } from './graphDatabase';
import type { KeptAccount, KeptReading } from './savedGraph';

/** Rows copied into or out of the database in one go: more of them would hold up the screen. */
const ACCOUNTS_AT_ONCE = 500;
const READINGS_AT_ONCE = 200;

type OfGraph<T> = T & { graphId: string };
type RowTable<T> = Table<OfGraph<T>, [string, string]>;

/** All rows of a graph, without the mark that they are its. */
export const readRows = async (
  { accounts, readings }: GraphDatabase,
  graphId: string,
): Promise<{ accounts: KeptAccount[]; readings: KeptReading[] }> => ({
  accounts: await readTable<KeptAccount>(accounts, graphId, ACCOUNTS_AT_ONCE),
  readings: await readTable<KeptReading>(readings, graphId, READINGS_AT_ONCE),
});

/** The row of the table without its mark. */
export const unmarked = <T extends { id: string }>({ graphId: _graphId, ...row }: OfGraph<T>): T =>
  row as unknown as T;

async function readTable<T extends { id: string }>(
  table: RowTable<T>,
  graphId: string,
  atOnce: number,
): Promise<T[]> {
  const found: T[] = [];
  let after: string | undefined;
  for (;;) {
    const rows: OfGraph<T>[] = await table
      .where('[graphId+id]')
      .between([graphId, after ?? Dexie.minKey], [graphId, Dexie.maxKey], after === undefined, true)
      .limit(atOnce)
      .toArray();
    for (const row of rows) found.push(unmarked<T>(row));
    if (rows.length < atOnce) return found;
    after = rows.at(-1)?.id;
  }
}

/** Writes rows by the piece, within the transaction under way. */
export async function putRows(
  { accounts, readings }: GraphDatabase,
  graphId: string,
  rows: { accounts?: readonly KeptAccount[]; readings?: readonly KeptReading[] },
): Promise<void> {
  await putTable<KeptAccount>(accounts, graphId, rows.accounts ?? [], ACCOUNTS_AT_ONCE);
  await putTable<KeptReading>(readings, graphId, rows.readings ?? [], READINGS_AT_ONCE);
}

async function putTable<T>(
  table: RowTable<T>,
  graphId: string,
  rows: readonly T[],
  atOnce: number,
): Promise<void> {
  for (let start = 0; start < rows.length; start += atOnce) {
    await table.bulkPut(rows.slice(start, start + atOnce).map((row) => ({ ...row, graphId })));
  }
}

/** Removes all rows of a graph, within the transaction under way. */
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
