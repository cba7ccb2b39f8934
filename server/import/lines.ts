import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

/** One line of a file: its number, where the header is 1, and its values by our column names. */
export interface Line {
  number: number;
  values: Readonly<Record<string, string>>;
}

/** A line cannot be imported. `message` is the reason. */
export class BadLine extends Error {}

/** A file cannot be read. */
export class BadFile extends Error {}

interface ReadOptions {
  required: readonly string[];
  columns: ReadonlyMap<string, string>;
  /** Called with the number of bytes read so far. */
  onProgress(bytes: number): void;
}

/**
 * Read the lines of a CSV file as a stream, without loading the whole file into memory.
 *
 * @throws BadFile when it cannot be opened, is not CSV, or lacks a required column
 */
export async function* readLines(
  file: string,
  { required, columns, onProgress }: ReadOptions,
): AsyncGenerator<Line> {
  const stream = createReadStream(file);
  const parser = stream.pipe(
    parse({
      bom: true,
      columns: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    }),
  );
  stream.on('error', (error) => parser.destroy(error));
  let isFirst = true;
  try {
    for await (const entry of parser) {
      const { record, info } = entry as {
        record: Record<string, string>;
        info: { lines: number; bytes: number };
      };
      if (isFirst) requireColumns(file, record, required, columns);
      isFirst = false;
      onProgress(info.bytes);
      yield { number: info.lines, values: renamed(record, columns) };
    }
  } catch (error) {
    if (error instanceof BadFile) throw error;
    throw new BadFile(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function requireColumns(
  file: string,
  record: Record<string, string>,
  required: readonly string[],
  columns: ReadonlyMap<string, string>,
): void {
  for (const name of required) {
    const column = columns.get(name) ?? name;
    if (column in record) continue;
    const found = Object.keys(record).join(', ');
    throw new BadFile(
      `${file}: column ${column} is missing (found: ${found}); use --map ${name}=… to name it`,
    );
  }
}

function renamed(record: Record<string, string>, columns: ReadonlyMap<string, string>) {
  const values: Record<string, string> = { ...record };
  for (const [name, column] of columns) {
    if (column in record) values[name] = record[column] ?? '';
  }
  return values;
}
