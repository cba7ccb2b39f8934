import { QueryClient } from '@tanstack/react-query';
import { type DataProvider, withLifecycleCallbacks } from 'react-admin';
import { describe, expect, it } from 'vitest';
import { anId, aUser } from '../api/contract/builders';
import { createRecentUsers, MAX_AGE_MS } from './recentUsers';

const jeanne = aUser();
const paul = aUser({ id: anId('b') });
const deactivated = { ...jeanne, active: false };

const setUp = () => {
  const queryClient = new QueryClient();
  let time = 0;
  const recentUsers = createRecentUsers(queryClient, () => time);
  const responses = {
    getList: { data: [jeanne, paul], total: 2 },
    getMany: { data: [deactivated] },
    getOne: { data: deactivated },
    update: { data: deactivated },
    delete: { data: { id: jeanne.id } },
  };
  const provider = withLifecycleCallbacks(
    Object.fromEntries(
      Object.entries(responses).map(([name, response]) => [name, () => Promise.resolve(response)]),
    ) as unknown as DataProvider,
    [recentUsers.callbacks],
  );
  return {
    queryClient,
    recentUsers,
    provider,
    wait: (delayMs: number) => {
      time += delayMs;
    },
    readList: () =>
      provider.getList('users', {
        filter: {},
        sort: { field: 'since', order: 'ASC' },
        pagination: { page: 1, perPage: 10 },
      }),
  };
};

describe('the accounts read recently', () => {
  it.each([
    ['getMany', (provider: DataProvider) => provider.getMany('users', { ids: [jeanne.id] })],
    ['getOne', (provider: DataProvider) => provider.getOne('users', { id: jeanne.id })],
    [
      'update',
      (provider: DataProvider) =>
        provider.update('users', {
          id: jeanne.id,
          data: { active: false },
          previousData: jeanne,
        }),
    ],
  ])('have the values of the last response, after getList and then %s', async (_name, call) => {
    const { recentUsers, provider, wait, readList } = setUp();
    await readList();
    wait(1000);
    await call(provider);
    expect(recentUsers.get(jeanne.id)).toEqual({ user: deactivated, readAt: 1000 });
    expect(recentUsers.get(paul.id)).toEqual({ user: paul, readAt: 0 });
  });

  it('do not include an account that was deleted', async () => {
    const { recentUsers, provider, readList } = setUp();
    await readList();
    await provider.delete('users', { id: jeanne.id, previousData: jeanne });
    expect(recentUsers.get(jeanne.id)).toBeUndefined();
    expect(recentUsers.get(paul.id)).toBeDefined();
  });

  it('do not include those read long ago', async () => {
    const { recentUsers, provider, wait, readList } = setUp();
    await readList();
    wait(MAX_AGE_MS);
    await provider.getOne('users', { id: jeanne.id });
    expect(recentUsers.get(paul.id)).toBeDefined();
    wait(1);
    expect(recentUsers.get(paul.id)).toBeUndefined();
    expect(recentUsers.get(jeanne.id)).toBeDefined();
  });

  it('do not include those read before a refresh', async () => {
    const { recentUsers, queryClient, readList } = setUp();
    await queryClient.fetchQuery({ queryKey: ['users', 'getList'], queryFn: readList });
    expect(recentUsers.get(paul.id)).toBeDefined();
    await queryClient.invalidateQueries();
    expect(recentUsers.get(paul.id)).toBeUndefined();
  });

  it('are kept when another resource is refreshed', async () => {
    const { recentUsers, queryClient, readList } = setUp();
    await readList();
    await queryClient.fetchQuery({ queryKey: ['jobs', 'getList'], queryFn: () => 1 });
    await queryClient.invalidateQueries({ queryKey: ['jobs'] });
    expect(recentUsers.get(paul.id)).toBeDefined();
  });
});
