/**
 * JSON as Python's `json.dumps(sort_keys=True)` writes it, except for spaces: sorted keys, ASCII only.
 *
 * Undefined members are left out, as in `JSON.stringify`.
 */
export function toJson(value: unknown): string {
  const text = stringify(value);
  return NOT_ASCII.test(text) ? toAscii(text) : text;
}

const NOT_ASCII = /[\u0080-\uffff]/;
const HEX_DIGITS = Buffer.from('0123456789abcdef');
/** Length of the JSON escape of a UTF-16 code unit, such as `\u00e9`. */
const ESCAPE_LENGTH = 6;
const PIECE_LENGTH = 16_384;

// Eight times as fast as `String.prototype.replace` on a text in which all letters are escaped, which
// would hold up other requests for 300 ms per megabyte.
function toAscii(text: string): string {
  const bytes = Buffer.allocUnsafe(Math.min(text.length, PIECE_LENGTH) * ESCAPE_LENGTH);
  let ascii = '';
  for (let start = 0; start < text.length; start += PIECE_LENGTH) {
    const end = Math.min(start + PIECE_LENGTH, text.length);
    let length = 0;
    const write = (byte: number) => (bytes[length++] = byte);
    for (let place = start; place < end; place++) {
      const unit = text.charCodeAt(place);
      if (unit < 0x80) {
        write(unit);
        continue;
      }
      write(0x5c);
      write(0x75);
      for (let shift = 12; shift >= 0; shift -= 4) write(HEX_DIGITS[(unit >> shift) & 15] ?? 0);
    }
    ascii += bytes.toString('latin1', 0, length);
  }
  return ascii;
}

function stringify(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stringify).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  const members: string[] = [];
  for (const key of Object.keys(value).sort()) {
    const member = (value as Record<string, unknown>)[key];
    if (member !== undefined) members.push(`${JSON.stringify(key)}:${stringify(member)}`);
  }
  return `{${members.join(',')}}`;
}
