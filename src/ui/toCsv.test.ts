import fc from 'fast-check';
import Papa from 'papaparse';
import { expect, it } from 'vitest';
import { toCsv } from './toCsv';

it.each([
  '=1+1',
  '=HYPERLINK("https://spam.example")\nBonjour',
  ' =1',
  '\n@x',
  '＝1',
  '\tx',
  '\r=1',
])('keeps spreadsheets from running %j', (cell) => {
  const [line] = Papa.parse<{ about: string }>(toCsv({ fields: ['about'], lines: [[cell]] }), {
    header: true,
  }).data;
  expect(line?.about).toBe(`'${cell}`);
});

it('keeps every other cell as it is, with either separator', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '=', '"', ';', ',', '\n', '\r', ' ', '-') });
  fc.assert(
    fc.property(
      fc.array(fc.tuple(cell, cell), { minLength: 1 }),
      fc.constantFrom(',' as const, ';' as const),
      (lines, delimiter) => {
        const csv = toCsv({ fields: ['a', 'b'], lines }, delimiter);
        const { data } = Papa.parse<string[]>(csv, { delimiter, newline: '\r\n' });
        const read = data.slice(1).map((line) => line.map((each) => each.replace(/^'/, '')));
        expect(read).toEqual(lines);
        for (const line of data.slice(1)) {
          for (const each of line) expect(each).not.toMatch(/^\s*[=\-]/);
        }
      },
    ),
  );
});
