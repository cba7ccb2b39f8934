import { expect, it } from 'vitest';
import { aUser, anOrganizationReference } from '../api/contract/builders';
import type { User } from '../api/contract';
import { toCsv } from '../ui/toCsv';
import { userTable } from './userTable';

const userCsv = (users: User[]) => toCsv(userTable(users));

const cells = (line: string | undefined) => (line ?? '').split(',');

it('writes a header and one line per account', () => {
  const csv = userCsv([
    aUser({ email: 'a@example.org', organizations: [anOrganizationReference()] }),
    aUser({ active: false }),
  ]);
  const [header, first, second, ...rest] = csv.split('\r\n');
  expect(rest).toEqual([]);
  const column = (line: string | undefined, name: string) =>
    cells(line)[cells(header).indexOf(name)];
  expect(column(first, 'email')).toBe('a@example.org');
  expect(column(first, 'organizations')).toBe('Bassin versant');
  expect(column(second, 'status')).toBe('inactive');
});

it.each(['=1+1', '+33 1', '-2', '@cmd'])('keeps spreadsheets from running %j', (first_name) => {
  expect(userCsv([aUser({ first_name })])).toContain(`'${first_name}`);
});
