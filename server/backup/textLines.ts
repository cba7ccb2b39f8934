/** A line is longer than the reader accepts. `message` has its number. */
export class LineTooLong extends Error {
  constructor(number: number) {
    super(`line ${number.toString()} is too long`);
  }
}

/**
 * Split a stream of text into lines, without their line breaks (LF, CRLF or CR).
 *
 * @param maxLength characters of a line; bounds the memory that a file of one endless line takes
 * @throws LineTooLong, and the errors of the stream
 */
export async function* textLines(
  chunks: AsyncIterable<string>,
  maxLength: number,
): AsyncGenerator<string> {
  let number = 1;
  let parts: string[] = [];
  let length = 0;
  let endsWithCr = false;
  for await (const chunk of chunks) {
    // A CRLF may be split between two chunks.
    const [first = '', ...rest] = chunk.slice(endsWithCr && chunk[0] === '\n' ? 1 : 0).split(BREAK);
    endsWithCr = chunk.endsWith('\r');
    let part = first;
    for (const next of rest) {
      if (length + part.length > maxLength) throw new LineTooLong(number);
      yield parts.join('') + part;
      number += 1;
      parts = [];
      length = 0;
      part = next;
    }
    length += part.length;
    if (length > maxLength) throw new LineTooLong(number);
    parts.push(part);
  }
  if (length > 0) yield parts.join('');
}

const BREAK = /\r\n|\n|\r/;
