import type { FastifyRequest } from 'fastify';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { UnstorableText } from '../errors';
import { readJson } from './body';

const read = (json: string) =>
  readJson({
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(json),
  } as unknown as FastifyRequest);

const hasHalf = (text: string) => /\p{Cs}/u.test(text);

it('refuses halves of surrogate pairs in any text or key, and nothing else', () => {
  const unit = fc.constantFrom('a', '"', '\\', '\ud83d', '\ude00', 'u', 'd83d', '\u0000');
  const text = fc.array(unit, { maxLength: 8 }).map((units) => units.join(''));
  fc.assert(
    fc.property(text, text, (key, value) => {
      const json = JSON.stringify({ [key]: [value] });
      const escaped = json.replace(
        /[\ud800-\udfff]/g,
        (half) => `\\u${half.charCodeAt(0).toString(16)}`,
      );
      if (hasHalf(key) || hasHalf(value)) expect(() => read(escaped)).toThrow(UnstorableText);
      else expect(read(escaped)).toEqual({ [key]: [value] });
    }),
    { numRuns: 2_000 },
  );
});

it.each([
  ['['.repeat(101) + ']'.repeat(101), true],
  ['['.repeat(100) + ']'.repeat(100), false],
  [`["${'['.repeat(500)}\\"${'{'.repeat(500)}"]`, false],
])('refuses only what is nested more than 100 levels deep: %s', (json, isRefused) => {
  if (isRefused) expect(() => read(json)).toThrow('could not understand');
  else expect(read(json)).toEqual(JSON.parse(json));
});
