import { expect, it } from 'vitest';
import { DAY_MS } from '../../ui/durations';
import { anAccount, SOME_DAY } from '../graph/builders';
import { protectionReason } from './protectedAccounts';

const since = (days: number) => SOME_DAY - days * DAY_MS;

it.each([
  ['administrator', { roles: ['admin'] }],
  ['member', { organizations: [{ id: 'a', name: 'A' }] }],
  ['old_with_content', { content: 1, since: since(366) }],
  [null, { content: 1, since: since(364) }],
  [null, { content: 0, since: since(4_000) }],
  [null, { roles: ['editor'] }],
  [null, null],
])('gives %s for %o', (protection, details) => {
  expect(protectionReason(anAccount(0, details), SOME_DAY)).toBe(protection);
});
