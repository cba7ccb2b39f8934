import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { textLines } from '../backup/textLines';
import { BadFile, BadLine } from './failures';

/** Longer than the longest text that the API accepts. */
const MAX_LINE_LENGTH = 4 * 1024 * 1024;
const UTF_16_MARKS = ['fffe', 'feff'];
const MARK = '\uFEFF';
const NOT_ASCII = /[\x80-\xff]/;
/** The bytes from 0x80 to 0x9f. The other ones are as in Latin-1. Node 20 decodes all of them so. */
const WINDOWS_1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const BEYOND_LATIN_1 = /[\x80-\x9f]/g;
/** Bytes without a character in Windows-1252. */
const UNASSIGNED = /[\x81\x8d\x8f\x90\x9d]/;
/** A letter in UTF-8, as bytes. In Windows-1252 these are two or three characters that rarely meet. */
const UTF8_LETTER = /[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}/;

/** The lines of a file of text. */
export interface TextFile {
  encoding: 'UTF-8' | 'Windows-1252';
  /** The lines as bytes, one character each, so that one that cannot be decoded costs no other. */
  lines(): AsyncGenerator<string>;
  /** @throws BadLine when a line is not in the encoding of the file */
  decode(bytes: string): string;
}

/**
 * Open a file of text and find its encoding: Windows-1252, which French spreadsheets write, if most
 * lines with letters beyond ASCII are not UTF-8; otherwise UTF-8.
 *
 * The file is read as a stream, once for this and again by `lines`.
 *
 * @throws BadFile when it cannot be read, is UTF-16 or has a line without end
 */
export async function openText(file: string): Promise<TextFile> {
  await refuseUtf16(file);
  const lines = () => textLines(createReadStream(file, 'latin1'), MAX_LINE_LENGTH);
  let balance = 0;
  for await (const bytes of lines()) {
    if (NOT_ASCII.test(bytes)) balance += isUtf8Text(bytes) ? 1 : -1;
  }
  return balance >= 0
    ? { encoding: 'UTF-8', lines, decode: utf8OrThrow }
    : { encoding: 'Windows-1252', lines, decode: windows1252OrThrow };
}

async function refuseUtf16(file: string): Promise<void> {
  const handle = await open(file);
  try {
    if (!(await handle.stat()).isFile()) throw new BadFile('it is not a file');
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    if (bytesRead === 2 && UTF_16_MARKS.includes(buffer.toString('hex'))) {
      throw new BadFile('it is UTF-16: save it as UTF-8');
    }
  } finally {
    await handle.close();
  }
}

const isUtf8Text = (bytes: string) => isUtf8(Buffer.from(bytes, 'latin1'));

function utf8OrThrow(bytes: string): string {
  if (!isUtf8Text(bytes)) throw new BadLine('the line is not UTF-8, as the file is');
  const text = Buffer.from(bytes, 'latin1').toString('utf8');
  return text.startsWith(MARK) ? text.slice(1) : text;
}

function windows1252OrThrow(bytes: string): string {
  const text = bytes.replace(
    BEYOND_LATIN_1,
    (byte) => WINDOWS_1252[byte.charCodeAt(0) - 0x80] ?? '',
  );
  if (UNASSIGNED.test(text) || UTF8_LETTER.test(bytes)) {
    throw new BadLine('the line is not Windows-1252, as the file is');
  }
  return text;
}
