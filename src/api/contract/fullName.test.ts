import { expect, it } from 'vitest';
import { firstVisible, fullName, shownName } from './fullName';

it.each([
  ['Ada', 'Lefèvre', 'Ada Lefèvre'],
  ['محمد', 'العلي', 'محمد العلي'],
  ['👩‍🔬', '', '👩‍🔬 '],
  ['Ada\u202E', 'nimda', 'Ada[U+202E] nimda'],
  ['\u2067admin', 'x', '[U+2067]admin x'],
  ['\u200B', '\u3164', 'ada-lefevre'],
  ['', '', 'ada-lefevre'],
  ['\u2800', '\u0301', 'ada-lefevre'],
  ['\u{E0041}', '\uFEFF', 'ada-lefevre'],
])('shows the names %j and %j as %j', (first_name, last_name, shown) => {
  expect(fullName({ first_name, last_name, slug: 'ada-lefevre', id: 'x' })).toBe(shown);
});

it('shows the identifier of a user without a visible name or a slug', () => {
  expect(fullName({ first_name: ' ', last_name: '', slug: '', id: '52696bd2' })).toBe('52696bd2');
});

it.each([
  ['\u200B\u{1F469}x', '\u{1F469}'],
  ['Éa', 'É'],
  ['\u3164', undefined],
])('finds the first visible character of %j', (name, first) => {
  expect(firstVisible(name)).toBe(first);
});

it('shows another text for any name that cannot be seen', () => {
  expect(shownName('\u2800', '', 'id')).toBe('id');
  expect(shownName('Bassin', 'id')).toBe('Bassin');
});
