import { describe, expect, it } from 'vitest';
import type { ApiRequest } from '../api';
import { aPage, aUser } from '../api/contract/builders';
import { usersProvider } from './users';

const providerOver = (answer: unknown) => {
  const calls: { path: string; request: ApiRequest }[] = [];
  const provider = usersProvider((path, request = {}) => {
    calls.push({ path, request });
    return Promise.resolve({ status: 200, headers: new Headers(), json: answer });
  });
  return { provider, calls };
};

describe('an account', () => {
  it('is read by its slug, and has its own id', async () => {
    const jeanne = aUser();
    const { provider, calls } = providerOver(jeanne);
    const { data } = (await provider.getOne?.('users', { id: 'jeanne-dupont' })) ?? {};
    expect(calls[0]?.path).toBe('/users/jeanne-dupont');
    expect(data?.id).toBe(jeanne.id);
  });

  it('is searched by its whole e-mail address, as one quotation', async () => {
    const { provider, calls } = providerOver(aPage([aUser()]));
    await provider.getList?.('users', { filter: { email: 'jea"nne@example.org' } });
    expect(calls[0]?.request.query?.q).toBe('"jeanne@example.org"');
  });
});
