import { describe, expect, it } from 'vitest';
import { isoFormat } from './dates';
import { toJson } from './json';

describe('toJson', () => {
  it('sorts keys at every depth and keeps the order of lists', () => {
    expect(toJson({ b: 1, a: [{ d: null, c: 'x' }, true] })).toBe(
      '{"a":[{"c":"x","d":null},true],"b":1}',
    );
  });

  it('writes only ASCII, with one escape for each UTF-16 unit', () => {
    expect(toJson('é \u2028 😀 "')).toBe('"\\u00e9 \\u2028 \\ud83d\\ude00 \\""');
  });

  it('can be parsed to the same value, whatever characters a text contains', () => {
    const text = '\u0000\u202e\ud800 \\u00e9 \\ " é';
    expect(JSON.parse(toJson({ [text]: text }))).toEqual({ [text]: text });
  });

  it('writes texts of any length whole', () => {
    const text = `${'é'.repeat(16_383)}😀${'a'.repeat(40_000)}`;
    const json = toJson([text]);
    expect(json).toMatch(/^[ -~]+$/);
    expect(JSON.parse(json)).toEqual([text]);
  });

  it('leaves out undefined members', () => {
    expect(toJson({ a: undefined, b: 0 })).toBe('{"b":0}');
  });
});

describe('isoFormat', () => {
  it.each([
    ['2025-05-29T01:50:17.216Z', '2025-05-29T01:50:17.216000+00:00'],
    ['2025-05-29T01:50:17.000Z', '2025-05-29T01:50:17+00:00'],
    ['2025-05-29T01:50:17.007Z', '2025-05-29T01:50:17.007000+00:00'],
  ])('writes %s as %s', (date, text) => {
    expect(isoFormat(new Date(date))).toBe(text);
  });
});
