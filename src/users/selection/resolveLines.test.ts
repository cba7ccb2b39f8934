import { describe, expect, it, vi } from 'vitest';
import type { User } from '../../api/contract';
import { anId, aUser } from '../../api/contract/builders';
import { parseLines } from './parseLines';
import { findReferences, lineResults, type Lookups, withEmail } from './resolveLines';

const jeanne = aUser();
const paul = aUser({ id: anId('b'), slug: 'paul', email: 'Paul@example.org' });
const namesake = aUser({ id: anId('c'), slug: 'paul-1', email: 'paul@Example.org' });
const gone = aUser({
  id: anId('d'),
  slug: `deleted-${anId('d')}`,
  email: `${anId('d')}@deleted`,
  active: false,
});

const lookupsOver = (users: User[]): Lookups => ({
  byIdOrSlug: async (value) => users.find(({ id, slug }) => id === value || slug === value) ?? null,
  byEmail: async (address) =>
    users.filter(({ email }) =>
      email?.toLowerCase().includes(address.split('@')[1]?.toLowerCase() ?? ''),
    ),
  isOwnHost: (host) => host === 'udata.example',
});

const resolve = async (text: string, lookups = lookupsOver([jeanne, paul, namesake, gone])) => {
  const { lines } = parseLines(text);
  const findings = await findReferences(lines, lookups, { signal: new AbortController().signal });
  return lineResults(lines, findings);
};

describe('the lines of a list', () => {
  it('are each resolved to one account, or get the reason why not', async () => {
    const results = await resolve(
      [
        jeanne.id,
        'jeanne-dupont',
        'nobody',
        'jeanne@example.org',
        'PAUL@EXAMPLE.ORG',
        gone.id,
        'Jeanne Dupont',
        'https://udata.example/fr/users/paul/',
        'https://elsewhere.example/users/paul/',
        'x@example.org',
      ].join('\n'),
    );
    expect(results).toEqual([
      { status: 'account', user: jeanne },
      { status: 'twice', user: jeanne, firstLine: 1 },
      { status: 'unknown' },
      { status: 'twice', user: jeanne, firstLine: 1 },
      { status: 'ambiguous', candidates: [paul, namesake] },
      { status: 'deleted', user: gone },
      { status: 'unreadable' },
      { status: 'account', user: paul },
      { status: 'elsewhere' },
      { status: 'unknown' },
    ]);
  });

  it('are looked up once for each distinct reference, six at a time', async () => {
    let inFlight = 0;
    let maxInFlight = 0;
    const byIdOrSlug = vi.fn(async () => {
      inFlight += 1;
      maxInFlight = Math.max(maxInFlight, inFlight);
      await new Promise((resolve) => setImmediate(resolve));
      inFlight -= 1;
      return jeanne;
    });
    const slugs = Array.from({ length: 40 }, (_, index) => `slug-${index % 20}`);
    await resolve(slugs.join('\n'), { ...lookupsOver([]), byIdOrSlug });
    expect(byIdOrSlug).toHaveBeenCalledTimes(20);
    expect(maxInFlight).toBe(6);
  });

  it('report a lookup that failed, and are resolved otherwise', async () => {
    const error = new Error('vigie.failure.server');
    const results = await resolve('jeanne-dupont\npaul', {
      ...lookupsOver([paul]),
      byIdOrSlug: (value) => (value === 'paul' ? Promise.resolve(paul) : Promise.reject(error)),
    });
    expect(results).toEqual([
      { status: 'failed', error },
      { status: 'account', user: paul },
    ]);
  });

  it('are waiting, not failed, when the moderator stops', async () => {
    const { lines } = parseLines('jeanne-dupont\npaul');
    const controller = new AbortController();
    const findings = await findReferences(
      lines,
      {
        ...lookupsOver([]),
        byIdOrSlug: async () => {
          controller.abort();
          throw new DOMException('stopped', 'AbortError');
        },
      },
      { signal: controller.signal },
    );
    expect(lineResults(lines, findings)).toEqual([{ status: 'waiting' }, { status: 'waiting' }]);
  });
});

describe('withEmail', () => {
  it('prefers the account with exactly this address to those that differ only by case', () => {
    expect(withEmail([paul, namesake], 'Paul@example.org')).toEqual([paul]);
    expect(withEmail([paul, namesake], 'paul@example.org')).toEqual([paul, namesake]);
    expect(withEmail([paul], 'paul@example.org')).toEqual([paul]);
    expect(withEmail([paul], 'paula@example.org')).toEqual([]);
  });
});
