/**
 * JSON as Python's `json.dumps(sort_keys=True)` writes it, except for spaces: sorted keys, ASCII only.
 *
 * Undefined members are left out, as in `JSON.stringify`.
 */
export const toJson = (value: unknown): string => stringify(value).replace(NOT_ASCII, escape);

const NOT_ASCII = /[\u0080-\uffff]/g;

const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

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
