import { HttpError } from 'react-admin';
import { describe, expect, it } from 'vitest';
import type { ApiRequest } from '../api';
import { clientFrom } from '../api/clientFrom';
import type { User } from '../api/contract';
import { aPage, aUser } from '../api/contract/builders';
import { usersProvider } from './users';

const providerOver = (answer: unknown) => {
  const calls: { path: string; request: ApiRequest }[] = [];
  const provider = usersProvider(
    clientFrom((path, request) => {
      calls.push({ path, request });
      return Promise.resolve({ status: 200, headers: new Headers(), json: answer });
    }),
  );
  return { provider, calls };
};

describe('an account', () => {
  it('is read by its slug, and keeps its id', async () => {
    const jeanne = aUser();
    const { provider, calls } = providerOver(jeanne);
    const { data } = (await provider.getOne?.('users', { id: 'jeanne-dupont' })) ?? {};
    expect(calls[0]?.path).toBe('/users/jeanne-dupont');
    expect(data?.id).toBe(jeanne.id);
  });

  it('has the follows of its lists once deleted, and keeps its other counters', async () => {
    const metrics = { ...aUser().metrics, datasets: 2, followers: 8, following: 3 };
    const reading = async (deleted: string | null) => {
      const { provider } = providerOver(aUser({ metrics, deleted }));
      return (await provider.getOne?.('users', { id: 'a' }))?.data.metrics;
    };
    expect(await reading(null)).toEqual(metrics);
    const after = { ...metrics, followers: 0, following: 0 };
    expect(await reading('2026-01-01T00:00:00+00:00')).toEqual(after);
  });

  it('is searched by its whole e-mail address, in quotes', async () => {
    const { provider, calls } = providerOver(aPage([aUser()]));
    await provider.getList?.('users', { filter: { email: 'jea"nne@example.org' } });
    expect(calls[0]?.request.query?.q).toBe('"jeanne@example.org"');
  });
});

describe('an address for which the API answers 500', () => {
  const jeanne = aUser({ email: 'jeanne@example.org' });
  const paul = aUser({ id: '5f3e1c2ab4d9e80017a1c0ff', email: 'paul@example.org' });

  /** udata answers 500 when another account has the address. */
  const failingProvider = (found: User[]) =>
    usersProvider(
      clientFrom((_path, { method = 'GET' }) =>
        method === 'GET'
          ? Promise.resolve({ status: 200, headers: new Headers(), json: aPage(found) })
          : Promise.reject(new HttpError('vigie.failure.server', 500)),
      ),
    );

  const change = (provider: ReturnType<typeof usersProvider>, email: string) =>
    provider.update?.('users', { id: paul.id, data: { ...paul, email }, previousData: paul });

  it('is refused with an error of its field when another account has it', async () => {
    const provider = failingProvider([jeanne, paul]);
    const refusal = { status: 400, body: { errors: { email: 'vigie.failure.email_taken' } } };
    await expect(change(provider, 'jeanne@example.org')).rejects.toMatchObject(refusal);
    await expect(
      provider.create?.('users', { data: { ...paul, email: 'jeanne@example.org' } }),
    ).rejects.toMatchObject(refusal);
  });

  it.each([
    ['nobody has it', 'Jeanne@example.org', [jeanne]],
    ['the account itself has it', 'paul@example.net', [{ ...paul, email: 'paul@example.net' }]],
  ])('fails with that 500 when %s', async (_case, email, found) => {
    await expect(change(failingProvider(found), email)).rejects.toMatchObject({ status: 500 });
  });
});
