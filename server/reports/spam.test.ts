import { describe, expect, it } from 'vitest';
import { NO_SPAM_RULES, spamReason } from './spam';

const FRENCH = 'Le meilleur endroit pour trouver les données ouvertes de la ville.';
const ENGLISH = 'The best place to buy cheap clothes online, with free shipping.';

describe('spamReason', () => {
  it.each([
    ['Le meilleur CASINO', 'contains spam words "casino"'],
    ['Les casinos de Paris', 'contains spam words "casino"'],
    ['Du viagra au casino', 'contains spam words "casino"'],
    ['Une association de parents', undefined],
    ['', undefined],
  ])('finds the first of the words anywhere in %j', (text, reason) => {
    expect(spamReason(text, { words: ['casino', 'viagra'], languages: [] })).toBe(reason);
  });

  it.each([
    [FRENCH, undefined],
    [ENGLISH, 'not allowed language "en"'],
    ['Nhà cái uy tín hàng đầu châu Á cung cấp dịch vụ cá cược', 'not allowed language "vi"'],
    [ENGLISH.slice(0, 30), undefined],
    ['1234567890 1234567890 1234567890', undefined],
  ])('compares the language of a text of more than 30 characters: %j', (text, reason) => {
    expect(spamReason(text, { words: [], languages: ['fr'] })).toBe(reason);
  });

  it('gives a word rather than a language, and nothing without rules', () => {
    const text = `${ENGLISH} Casino!`;
    const rules = { words: ['casino'], languages: ['fr'] };
    expect(spamReason(text, rules)).toBe('contains spam words "casino"');
    expect(spamReason(text, NO_SPAM_RULES)).toBeUndefined();
  });
});
