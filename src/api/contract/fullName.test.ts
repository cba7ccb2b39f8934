import { expect, it } from 'vitest';
import { fullName } from './fullName';

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
