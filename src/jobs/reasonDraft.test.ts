import { expect, it } from 'vitest';
import { draftTextFor } from './reasonDraft';

const draft = { ids: ['a', 'b', 'c'], text: '3 accounts, 6 of 6 possible follows' };

it.each([
  [['a', 'b', 'c'], draft.text],
  [['a', 'b'], draft.text],
  [['a', 'b', 'd'], draft.text],
  [['a', 'd'], ''],
  [['d'], ''],
  [[], ''],
])('for %j, gives the text %j', (records, text) => {
  expect(draftTextFor(draft, records)).toBe(text);
});
