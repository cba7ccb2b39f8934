import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseLines } from './parseLines';

const ID = '5f3e1c2ab4d9e80017a1c0de';
const OTHER_ID = '5f3e1c2ab4d9e80017a1c0df';

const read = (text: string) =>
  parseLines(text).lines.map(({ number, reference }) => [number, reference?.value ?? null]);

const columnRead = (text: string) => {
  const { column, columns } = parseLines(text);
  return column === null ? null : columns[column];
};
const isHeaderless = (column: number | null, columns: readonly string[]) =>
  column === null || columns.every((name, place) => name === (place + 1).toString());

describe('parseLines', () => {
  it.each([
    [
      'recipients of a message',
      'Jeanne Martin <j@example.org>; Paul Durand <p@example.org>; z@example.org',
      ['j@example.org', 'p@example.org', 'z@example.org'],
    ],
    [
      'recipients whose family name comes first',
      '"Martin, Jeanne" <j@example.org>; "Durand, Paul" <p@example.org>; z@example.org',
      ['j@example.org', 'p@example.org', 'z@example.org'],
    ],
    [
      'two rows of a sheet',
      'Jeanne\tj@example.org\nPaul\tp@example.org\n',
      ['j@example.org', 'p@example.org'],
    ],
    [
      'names with commas',
      'nom;adresse\nDurand, Paul;p@example.org\nMartin, Jeanne;j@example.org\n',
      ['p@example.org', 'j@example.org'],
    ],
    [
      'addresses within words',
      '- [Jeanne](https://udata.example/users/jeanne/) : spam\n1. l@example.org.\n> au sujet de p@example.org !',
      ['jeanne', 'l@example.org', 'p@example.org'],
    ],
    [
      'links to write to',
      'MAILTO:j@example.org?subject=a\nmailto:p@example.org?subject=b',
      ['j@example.org', 'p@example.org'],
    ],
    [
      'one stray quote',
      'nom;adresse\n"Jeanne;j@example.org\nPaul;p@example.org\n',
      [null, 'j@example.org', 'p@example.org'],
    ],
    [
      'a row with too many cells',
      `nom;adresse\n${'a;j@example.org\n'.repeat(8)}b;c;p@example.org\nd;e;f\n`,
      [...Array<string>(8).fill('j@example.org'), 'p@example.org', null],
    ],
    [
      'an address with an apostrophe, also among others',
      "o'neil@example.org\n'd'arc@example.org'; p@example.org\nto o'neil@example.org now",
      ["o'neil@example.org", "d'arc@example.org", 'p@example.org', "o'neil@example.org"],
    ],
    [
      'rows that two stray quotes make one of',
      'nom;adresse\n"Jeanne;j@example.org\nLéa;l@example.org\nPaul";p@example.org\nZoé;z@example.org\n',
      ['p@example.org', null, null, 'z@example.org'],
    ],
    [
      'addresses that run together, beside others',
      'j@example.org·p@example.org; z@example.org',
      [null, 'z@example.org'],
    ],
    ['a header above a list', 'email\njeanne\nl@example.org', [null, 'jeanne', 'l@example.org']],
    [
      'what Excel says about separators',
      'sep=;\nemail;nom\nj@example.org;J\np@example.org;P',
      ['j@example.org', 'p@example.org'],
    ],
    [
      'a link to write to several',
      'mailto:j@example.org,p@example.org?subject=x',
      ['j@example.org', 'p@example.org'],
    ],
    [
      'addresses in bold, with labels, or between marks of direction',
      'E-mail: j@example.org\n**p@example.org**\n\u202az@example.org\u202c\nCourriel:l@example.org',
      ['j@example.org', 'p@example.org', 'z@example.org', 'l@example.org'],
    ],
  ])('reads %s', (_what, text, values) => {
    expect(parseLines(text).lines.map(({ reference }) => reference?.value ?? null)).toEqual(values);
  });

  it('reads the owners in an export of content, and any other column when asked', () => {
    const csv = `"id";"title";"owner";"owner_id"\n"${ID}";"Un; deux";"compte";"${OTHER_ID}"\n`;
    expect(columnRead(csv)).toBe('owner_id');
    expect(read(csv)).toEqual([[2, OTHER_ID]]);
    expect(parseLines(csv, 2).lines[0]?.reference).toEqual({ kind: 'slug', value: 'compte' });
  });

  it('keeps a first row that holds an account', () => {
    expect(read(`user;${ID}\nb;${OTHER_ID}\n`)).toEqual([
      [1, ID],
      [2, OTHER_ID],
    ]);
  });

  it('reads line by line, with any line ending, and skips blank lines', () => {
    expect(read(`${ID}\r\n\n  jeanne-dupont \rJeanne Dupont\n,;\n`)).toEqual([
      [1, ID],
      [3, 'jeanne-dupont'],
      [4, null],
    ]);
  });

  it('accepts several e-mail addresses on one line', () => {
    expect(read('a@example.org, b@example.org; c@example.org\nd@example.org')).toEqual([
      [1, 'a@example.org'],
      [1, 'b@example.org'],
      [1, 'c@example.org'],
      [2, 'd@example.org'],
    ]);
  });

  it.each([',', ';', '\t'])(
    'reads the column of accounts of a CSV delimited by %j',
    (delimiter) => {
      const csv = [
        ['Nom', 'E-mail', 'Inscription'],
        ['Dupont', 'a@example.org', '2024-03-01'],
        ['"Durand', 'Paul"', 'x'],
        ['Durand', 'b@example.org', '2024-03-02'],
      ]
        .filter((_row, index) => index !== 2)
        .map((row) => row.join(delimiter))
        .join('\n');
      expect(columnRead(csv)).toBe('E-mail');
      expect(read(csv)).toEqual([
        [2, 'a@example.org'],
        [3, 'b@example.org'],
      ]);
    },
  );

  it('reads one account per row when a row identifies it in several ways', () => {
    const csv = `id,slug,email,about\n${ID},jeanne,j@example.org,"two\nlines, a@b.org"\n${OTHER_ID},paul,p@example.org,\n`;
    expect(columnRead(csv)).toBe('id');
    expect(read(csv)).toEqual([
      [2, ID],
      [3, OTHER_ID],
    ]);
  });

  it('keeps a row whose cell is empty or unreadable', () => {
    const csv = `nom,email\nDupont,a@example.org\nDurand,\nMartin,pas d’adresse\n`;
    expect(parseLines(csv).lines.slice(1)).toEqual([
      { number: 3, text: 'Durand', reference: { kind: 'slug', value: 'Durand' } },
      { number: 4, text: 'pas d’adresse', reference: null },
    ]);
  });

  it('keeps the lines after an unclosed quote', () => {
    expect(read('"jeanne\npaul\nanne')).toHaveLength(3);
  });

  it('returns a result for each line that is not blank, and never throws', () => {
    const word = fc.constantFrom(
      ID,
      OTHER_ID,
      'jeanne',
      'a@example.org',
      ',',
      ';',
      '\t',
      ' ',
      'é',
      '/users/x/',
    );
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }).map((text) => text.replace(/["\r\n]/g, '')),
      fc.array(word, { maxLength: 6 }).map((words) => words.join('')),
    );
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 12 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        (lines, end) => {
          const { lines: parsed, column, columns } = parseLines(lines.join(end));
          const wanted = lines.flatMap((text, index) => (/[^\s,;|]/.test(text) ? [index + 1] : []));
          const numbers = [...new Set(parsed.map(({ number }) => number))];
          expect(numbers).toEqual(isHeaderless(column, columns) ? wanted : wanted.slice(1));
          // A line has several results only when each is an unambiguous reference, or several addresses.
          parsed.forEach(({ number, text, reference }, index) => {
            if (number === parsed[index + 1]?.number) {
              expect(reference ? reference.kind !== 'slug' : /@.*@/.test(text)).toBe(true);
            }
          });
        },
      ),
    );
  });

  it('never throws on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        parseLines(text);
      }),
    );
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', ',', '\n', 'a@b.c', ' ', ';', ID)), (parts) => {
        parseLines(parts.join(''));
      }),
    );
  });
});
