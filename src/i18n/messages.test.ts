import { describe, expect, it } from 'vitest';
import { en, enOwn } from './en';
import { fr, frOwn } from './fr';

const keysOf = (messages: object, prefix = ''): string[] =>
  Object.entries(messages).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? keysOf(value as object, `${prefix}${key}.`)
      : [`${prefix}${key}`],
  );

const textsOf = (messages: object): [string, string][] =>
  Object.entries(messages).flatMap(([key, value]): [string, string][] =>
    typeof value === 'object' && value !== null
      ? textsOf(value as object).map(([name, text]) => [`${key}.${name}`, text])
      : [[key, String(value)]],
  );

const variablesOf = (text: string) => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort();

describe('the messages', () => {
  it('have the same keys in both locales', () => {
    expect(keysOf(enOwn)).toEqual(keysOf(frOwn));
  });

  it('have the same variables in both locales', () => {
    const english = new Map(textsOf(enOwn));
    for (const [key, text] of textsOf(frOwn)) {
      expect([key, variablesOf(text)]).toEqual([key, variablesOf(english.get(key) ?? '')]);
    }
  });

  it('have a French translation for all English messages of react-admin', () => {
    const french = new Set(keysOf(fr));
    expect(keysOf(en).filter((key) => !french.has(key))).toEqual([]);
  });
});
