import { QueryClient } from '@tanstack/react-query';
import { describe, expect, it } from 'vitest';
import { anId, aUser } from '../../api/contract/builders';
import { FRESH_MS, knownUsers, rememberUsers } from './knownUsers';

const jeanne = aUser();
const paul = aUser({ id: anId('b') });

describe('the accounts that are known', () => {
  it('are those of the lists and of the selection, as they were read last', () => {
    const client = new QueryClient();
    const deactivated = { ...jeanne, active: false };
    const list = { data: [jeanne, paul], total: 2 };
    client.setQueryData(['users', 'getList', {}], list, { updatedAt: Date.now() - 1000 });
    rememberUsers(client, [deactivated]);
    const known = knownUsers(client);
    expect(known.get(jeanne.id)?.user).toEqual(deactivated);
    expect(known.get(paul.id)?.user).toEqual(paul);
  });

  it('are not those read long ago, nor before a refresh', async () => {
    const client = new QueryClient();
    rememberUsers(client, [jeanne]);
    expect(knownUsers(client, Date.now() + FRESH_MS + 1).size).toBe(0);
    await client.invalidateQueries();
    expect(knownUsers(client).size).toBe(0);
  });
});
