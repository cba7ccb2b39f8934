// @vitest-environment jsdom
import type { I18nProvider } from 'react-admin';
import { describe, expect, it } from 'vitest';
import { en, enOwn } from './en';
import { fr, frOwn } from './fr';
import { createI18nProvider } from './i18nProvider';

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

  it('end with one full stop at most', () => {
    const texts = [...textsOf(en), ...textsOf(fr)].flatMap(([, text]) => text.split('||||'));
    expect(texts.filter((text) => /(?<!\.)\.\.(?!\.)/.test(text))).toEqual([]);
  });

  /** The word after the number of each message that has one. */
  const wordsAfter = (messages: object, provider: I18nProvider, smart_count: number) =>
    textsOf(messages).flatMap(([key, text]) => {
      if (!text.includes('%{smart_count}')) return [];
      const shown = provider.translate(key, { smart_count });
      const word = new RegExp(`(?<!%\\{.*)\\b${smart_count.toString()} (\\p{L}+)`, 'u').exec(
        shown,
      )?.[1];
      return word === undefined ? [] : [{ key, word }];
    });
  /** Not nouns nor participles: units, and words that do not agree. */
  const INVARIABLE = new Set([
    ...[
      'n',
      'non',
      's',
      'h',
      'min',
      'en',
      'est',
      'dans',
      'hors',
      'sur',
      'déjà',
      'à',
      'sera',
      'serait',
    ],
    ...['of', 'is', 'in', 'needs', 'unchanged', 'unknown', 'unselected'],
  ]);
  const isPlural = (word: string) => /[sx]$/.test(word);

  it.each([
    ['fr', frOwn, [0, 1], false],
    ['fr', frOwn, [2, 40], true],
    ['en', enOwn, [1], false],
  ] as const)('agree with the number in %s: %#', async (locale, messages, numbers, plural) => {
    const provider = await createI18nProvider(locale);
    for (const number of numbers) {
      const words = wordsAfter(messages, provider, number);
      expect(words.length).toBeGreaterThan(20);
      const wrong = words.filter(
        ({ word }) =>
          !INVARIABLE.has(word) && !/(aient|ent|ont)$/.test(word) && isPlural(word) !== plural,
      );
      expect(wrong).toEqual([]);
    }
  });

  it('agree with every number that can be one', () => {
    // `number` and `max` are constants of the console. A finding has several accounts, and so has a
    // total, after “of”.
    const unchecked =
      /(?<!sur |of )%\{(?!smart_count|number|max|count|follows)\w+\} (?!pas|dans|ailleurs)\p{L}+s\b/u;
    const wrong = [...textsOf(frOwn), ...textsOf(enOwn)].filter(([, text]) => unchecked.test(text));
    expect(wrong).toEqual([]);
  });

  it('have one French word for cancelling and another for undoing', () => {
    expect(fr.ra.action.cancel).toBe('Annuler');
    expect(fr.ra.action.undo).toBe('Défaire');
    const cancelling = textsOf(frOwn).filter(([, text]) => /annul/i.test(text));
    expect(cancelling.map(([key]) => key)).toEqual([
      'actions.delete.notice',
      'actions.dock.cancelled',
      'actions.dock.undo_job.cancelled',
      'actions.dock.cancel',
      'jobs.status.cancelled',
      'jobs.reasons.cancelled',
      'jobs.actions.cancel',
      'jobs.undo.states.not_over',
      'selection.matching.cancel',
    ]);
  });
});
