import { QueryClient } from '@tanstack/react-query';
import { type DataProvider, withLifecycleCallbacks } from 'react-admin';
import { describe, expect, it } from 'vitest';
import { anId, aUser } from '../api/contract/builders';
import { keepRecentUsers, MAX_AGE_MS, recentUser } from './recentUsers';

const jeanne = aUser();
const paul = aUser({ id: anId('b') });
const deactivated = { ...jeanne, active: false };

/** The data of an update that fails. */
const FAILING = {};

const setUp = () => {
  const queryClient = new QueryClient();
  let time = 0;
  const responses = {
    getList: { data: [jeanne, paul], total: 2 },
    getMany: { data: [deactivated] },
    getOne: { data: deactivated },
    update: { data: deactivated },
    delete: { data: { id: jeanne.id } },
    deleteMany: { data: [jeanne.id] },
    updateMany: { data: [jeanne.id] },
  };
  const provider = withLifecycleCallbacks(
    Object.fromEntries(
      Object.entries(responses).map(([name, response]) => [
        name,
        (_resource: string, { data }: { data?: unknown }) =>
          data === FAILING ? Promise.reject(new Error()) : Promise.resolve(response),
      ]),
    ) as unknown as DataProvider,
    [keepRecentUsers(queryClient, () => time)],
  );
  return {
    queryClient,
    recent: (id: string) => recentUser(queryClient, id, time),
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
    const { recent, provider, wait, readList } = setUp();
    await readList();
    wait(1000);
    await call(provider);
    expect(recent(jeanne.id)).toEqual({ user: deactivated, readAt: 1000 });
    expect(recent(paul.id)).toEqual({ user: paul, readAt: 0 });
  });

  it.each([
    [
      'delete',
      (provider: DataProvider) => provider.delete('users', { id: jeanne.id, previousData: jeanne }),
    ],
    ['deleteMany', (provider: DataProvider) => provider.deleteMany('users', { ids: [jeanne.id] })],
    [
      'updateMany',
      (provider: DataProvider) =>
        provider.updateMany('users', { ids: [jeanne.id], data: { active: false } }),
    ],
    [
      'an update that fails',
      async (provider: DataProvider) => {
        await expect(
          provider.update('users', { id: jeanne.id, data: FAILING, previousData: jeanne }),
        ).rejects.toThrow();
      },
    ],
  ])('do not include an account after %s', async (_name, write) => {
    const { recent, provider, readList } = setUp();
    await readList();
    await write(provider);
    expect(recent(jeanne.id)).toBeUndefined();
    expect(recent(paul.id)).toBeDefined();
  });

  it('do not include those read long ago', async () => {
    const { recent, provider, wait, readList } = setUp();
    await readList();
    wait(MAX_AGE_MS);
    await provider.getOne('users', { id: jeanne.id });
    expect(recent(paul.id)).toBeDefined();
    wait(1);
    expect(recent(paul.id)).toBeUndefined();
    expect(recent(jeanne.id)).toBeDefined();
  });

  it('do not include those read before a refresh', async () => {
    const { recent, queryClient, readList } = setUp();
    await queryClient.fetchQuery({ queryKey: ['users', 'getList'], queryFn: readList });
    expect(recent(paul.id)).toBeDefined();
    await queryClient.invalidateQueries();
    expect(recent(paul.id)).toBeUndefined();
  });

  it('do not include those read before signing out', async () => {
    const { recent, queryClient, readList } = setUp();
    await readList();
    // As react-admin does.
    queryClient.clear();
    expect(recent(paul.id)).toBeUndefined();
    await readList();
    expect(recent(paul.id)).toBeDefined();
  });

  it('are kept when another resource is refreshed', async () => {
    const { recent, queryClient, readList } = setUp();
    await readList();
    await queryClient.fetchQuery({ queryKey: ['jobs', 'getList'], queryFn: () => 1 });
    await queryClient.invalidateQueries({ queryKey: ['jobs'] });
    expect(recent(paul.id)).toBeDefined();
  });
});
