import Papa from 'papaparse';
import { LineTooLong } from '../backup/textLines';
import { openText, type TextFile } from './encoding';
import { BadFile, BadLine } from './failures';

/** One row of a file: the number of its first line, from 1, and its values by our column names. */
export interface Line {
  number: number;
  values: Readonly<Record<string, string>>;
}

/** A row that cannot be read. */
interface DamagedLine {
  number: number;
  error: BadLine;
}

interface ReadOptions {
  required: readonly string[];
  columns: ReadonlyMap<string, string>;
  /** Called with the number of bytes read so far. */
  onProgress(bytes: number): void;
  /** Called once, when the file is not UTF-8. */
  onEncoding(encoding: TextFile['encoding']): void;
}

/** Columns whose cells may have several lines. */
const TEXTS = ['about', 'description'];
const DELIMITERS = [',', ';', '\t'];
/** Beyond, an opening quote is taken for a stray one. The API accepts no longer texts. */
const MAX_ROW_LENGTH = 1024 * 1024;

/**
 * Read the rows of a CSV file as a stream, without loading the whole file into memory.
 *
 * A row whose cells may be shifted or run into other rows is given as damaged, and reading goes on with
 * the line after its first one.
 *
 * @throws BadFile when the file cannot be opened or decoded, or lacks a required column
 */
export async function* readLines(
  file: string,
  options: ReadOptions,
): AsyncGenerator<Line | DamagedLine> {
  try {
    const text = await openText(file);
    if (text.encoding !== 'UTF-8') options.onEncoding(text.encoding);
    yield* readRows(text, options);
  } catch (error) {
    const isExpected =
      error instanceof BadFile ||
      error instanceof BadLine ||
      error instanceof LineTooLong ||
      isSystemError(error);
    if (!isExpected) throw error;
    throw new BadFile(`${file}: ${error.message}`);
  }
}

const isSystemError = (error: unknown): error is Error =>
  error instanceof Error && (error as NodeJS.ErrnoException).syscall !== undefined;

async function* readRows(
  text: TextFile,
  { required, columns, onProgress }: ReadOptions,
): AsyncGenerator<Line | DamagedLine> {
  const lines = text.lines();
  /** Lines that were read too far, to be read again, the last one first. */
  let readAgain: string[] = [];
  let number = 0;
  let bytes = 0;
  const nextLine = async (): Promise<string | undefined> => {
    const again = readAgain.pop();
    if (again !== undefined) return again;
    const { value, done } = await lines.next();
    if (done) return undefined;
    bytes += value.length + 1;
    return value;
  };

  let table: Table | undefined;
  try {
    for (;;) {
      const first = await nextLine();
      if (first === undefined) return;
      number += 1;
      if (first === '') continue;
      const row = [first];
      let length = first.length;
      let quotes = quotesIn(first);
      while (quotes % 2 === 1 && length <= MAX_ROW_LENGTH) {
        const next = await nextLine();
        if (next === undefined) break;
        row.push(next);
        length += next.length + 1;
        quotes += quotesIn(next);
      }
      onProgress(bytes);
      if (table === undefined) {
        table = readHeader(text.decode(row.join('\n')), required, columns);
        number += row.length - 1;
        continue;
      }
      try {
        yield { number, values: table.read(row.map(text.decode)) };
        number += row.length - 1;
      } catch (error) {
        if (!(error instanceof BadLine)) throw error;
        yield { number, error };
        readAgain = readAgain.concat(row.slice(1).reverse());
      }
    }
  } finally {
    await lines.return(undefined);
  }
}

const quotesIn = (text: string) => text.split('"').length - 1;

interface Table {
  /** The values of a row by our column names. @throws BadLine when the row is damaged */
  read(lines: readonly string[]): Record<string, string>;
}

/** @throws BadFile when a required column is missing, or one is given twice */
function readHeader(
  header: string,
  required: readonly string[],
  columns: ReadonlyMap<string, string>,
): Table {
  const [delimiter = ','] = DELIMITERS.map((each) => [each, cellsOf(header, each).length] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([each]) => each);
  const names = cellsOf(header, delimiter).map((name) => name.trim());
  const twice = names.find((name, place) => name !== '' && names.indexOf(name) !== place);
  if (twice !== undefined) throw new BadFile(`column ${twice} is given twice`);
  for (const name of required) {
    const column = columns.get(name) ?? name;
    if (names.includes(column)) continue;
    const found = names.join(', ');
    throw new BadFile(
      `column ${column} is missing (found: ${found}); use --map ${name}=… to name it`,
    );
  }
  const texts = TEXTS.map((name) => columns.get(name) ?? name);
  const quotedCell = new RegExp(`(^|${delimiter})"[^"]*(?:""[^"]*)*"(?=$|${delimiter})`, 'g');

  return {
    read(lines) {
      const text = lines.join('\n');
      if (text.replace(quotedCell, '$1').includes('"')) {
        throw new BadLine('a quote is stray or not closed');
      }
      const cells = cellsOf(text, delimiter);
      if (cells.length !== names.length) {
        throw new BadLine(
          `${cells.length.toString()} cells, but ${names.length.toString()} columns: ` +
            'a text with commas or line breaks needs quotes',
        );
      }
      const values = Object.fromEntries(cells.map((cell, place) => [names[place] ?? '', cell]));
      if (lines.length > 1) refuseSwallowedRows(lines, values);
      return { ...values, ...renamed(values, columns) };
    },
  };

  /** A quote that was forgotten in one row and another one further on make one row of several. */
  function refuseSwallowedRows(lines: readonly string[], values: Record<string, string>): void {
    const broken = names.find((name) => !texts.includes(name) && values[name]?.includes('\n'));
    if (broken !== undefined)
      throw new BadLine(`${broken} has a line break: a quote is not closed`);
    const looksLikeRow = (line: string) =>
      cellsOf(line.replaceAll('"', ''), delimiter).length === names.length;
    if (names.length > 2 && lines.slice(1).every(looksLikeRow)) {
      throw new BadLine('other rows are within its quotes: a quote is not closed');
    }
  }
}

const cellsOf = (text: string, delimiter: string): string[] =>
  Papa.parse<string[]>(text, { delimiter, newline: '\n' }).data[0] ?? [];

function renamed(values: Record<string, string>, columns: ReadonlyMap<string, string>) {
  return Object.fromEntries(
    [...columns].flatMap(([name, column]) =>
      column in values ? [[name, values[column] ?? '']] : [],
    ),
  );
}
