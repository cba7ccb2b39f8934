import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../db';
import { freshStore } from '../testing';
import { searchVector } from '../users/search';
import { anyWordOf, tsquery } from './query';

const jeanne = { first_name: 'Jeanne', last_name: 'Lefèvre-Martin', email: 'jane.lm@example.org' };

it('searches for the first 24 distinct words only, since each costs a scan', () => {
  const words = Array.from({ length: 3_500 }, (_, place) => `mot${place.toString()}`);
  const stems = (text: string) => new Set(tsquery(text, 'any')?.match(/'[^']+'/g)).size;
  expect(stems(words.join(' '))).toBe(24);
  expect(stems(`"${words.join(' ')}"`)).toBe(24);
  expect(stems(`mot ${words.map((word) => `-${word}`).join(' ')}`)).toBe(25);
  expect(tsquery('mot '.repeat(3_500), 'all')).toBe("'mot'");
});

describe('a search', () => {
  let store: Store;
  beforeAll(async () => {
    store = await freshStore();
  });
  afterAll(() => store.close());

  const finds = async (text: string, user = jeanne) => {
    const query = tsquery(text, 'any');
    if (query === undefined) return false;
    const { rows } = await sql<{ found: boolean }>`
      select ${searchVector(user)}::tsvector @@ ${query}::tsquery as found`.execute(store.db);
    return rows[0]?.found;
  };

  it.each([
    ['lefevre', true],
    ['LEFÈVRE', true],
    ['martin', true],
    ['jean', false],
    ['lefe', false],
    ['durand lefevre', true],
    ['durand', false],
    ['jane.lm@example.org', true],
    ['other@example.org', true],
    ['"jane.lm@example.org"', true],
    ['"other@example.org"', false],
    ['"martin lefevre"', false],
    ['"lefevre martin" "jane lm"', true],
    ['lefevre -martin', false],
    ['lefevre -durand', true],
    ['lefèvre-durand', true],
    ['-durand', false],
    ['le la les', false],
    ['---', false],
    ['"', false],
  ])('for %j finds Jeanne Lefèvre-Martin: %j', async (text, found) => {
    expect(await finds(text)).toBe(found);
  });

  it('never causes a database error, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
        expect(await finds(text)).toBeTypeOf('boolean');
        expect(await finds(`"${text}" -${text}`)).toBeTypeOf('boolean');
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ['one very long word', 'y'.repeat(1_000_000)],
    [
      'one letter with very many accents',
      `b${'\u0345'.repeat(300_000)}${'\u0323'.repeat(300_000)}`,
    ],
    [
      'very many words',
      Array.from({ length: 200_000 }, (_, position) => `mot${position.toString()}`).join(' '),
    ],
    [
      'a very long Korean text',
      Array.from({ length: 320_000 }, (_, position) =>
        String.fromCharCode(0xac00 + (position % 11_172), 32),
      ).join(''),
    ],
  ])('is fast for %s, and the database accepts it', async (_name, first_name) => {
    expect(await finds('martin', { ...jeanne, first_name })).toBe(true);
  });

  it('ranks results by any of its words, even if all of them are required', () => {
    expect(anyWordOf(tsquery('bassin versant bassin', 'all') ?? '')).toBe("'bassin' | 'vers'");
    expect(anyWordOf(tsquery('"eau douce" -"eau salée" -mer', 'any') ?? '')).toBe("'eau' | 'douc'");
    expect(anyWordOf('')).toBe('');
  });

  it('requires every word when all of them are required', () => {
    expect(tsquery('bassin versant', 'all')).toMatch(/' & '/);
  });
});
