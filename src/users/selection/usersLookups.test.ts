import { type DataProvider, HttpError } from 'react-admin';
import { describe, expect, it, vi } from 'vitest';
import type { User } from '../../api/contract';
import { aUser } from '../../api/contract/builders';
import { usersLookups } from './usersLookups';

const config = {
  apiUrl: 'https://api.example/api/1',
  instance: 'https://api.example/api/1',
  publicUrl: 'https://www.site.example',
  instanceName: 'Essai',
  accent: null,
  retentionDays: null,
};

const { signal } = new AbortController();

// Only the methods that a lookup calls.
const lookupsOver = (provider: Partial<DataProvider>) =>
  usersLookups(provider as DataProvider, config, 'https://vigie.example/#/users');

describe('looking up an account', () => {
  it('finds none on a 404, and throws any other error', async () => {
    const refusing = (status: number) =>
      lookupsOver({ getOne: () => Promise.reject(new HttpError('refused', status)) });
    expect(await refusing(404).byIdOrSlug('nobody', signal)).toBeNull();
    await expect(refusing(500).byIdOrSlug('nobody', signal)).rejects.toThrow('refused');
  });

  it('reads all results of a search for an e-mail address', async () => {
    const getList = vi.fn(async () => ({ data: [aUser()] as never[], total: 1 }));
    const users = await lookupsOver({ getList }).byEmail('jeanne@example.org', signal);
    expect(users).toEqual([aUser()]);
    expect(getList).toHaveBeenCalledWith(
      'users',
      expect.objectContaining({ filter: { email: 'jeanne@example.org' } }),
    );
  });

  it('does not call an address unknown when a row of the search cannot be read', async () => {
    const finding = (data: User[]) =>
      lookupsOver({
        getList: async () => ({ data: data as never[], total: 2, meta: { unreadable: 1 } }),
      }).byEmail('jeanne@example.org', signal);
    await expect(finding([])).rejects.toThrow('vigie.failure.malformed');
    expect(await finding([aUser()])).toEqual([aUser()]);
  });

  it.each([
    ['api.example', true],
    ['site.example', true],
    ['vigie.example', true],
    ['udata.example', true],
    ['portal.example', true],
    ['elsewhere.example', false],
  ])('checks whether the host %s is one of this instance: %s', (host, isOwn) => {
    const user = aUser({ page: 'https://www.portal.example/users/jeanne-dupont' });
    expect(lookupsOver({}).isOwnHost(host, user)).toBe(isOwn);
  });
});
