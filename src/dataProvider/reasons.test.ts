import { expect, it, vi } from 'vitest';
import type { ApiRequest } from '../api';
import { clientFrom } from '../api/clientFrom';
import { createDataProvider } from './index';

it('lists the platform’s reasons, with their values as ids', async () => {
  const client = vi.fn(async (_path: string, _request: ApiRequest) => ({
    status: 200,
    headers: new Headers(),
    json: [
      { value: 'illegal_content', label: 'Contenu illégal' },
      { value: 'spam', label: 'Spam' },
    ],
  }));
  const { data, total } = await createDataProvider(clientFrom(client)).getList('reasons', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'id', order: 'ASC' },
    filter: {},
  });
  expect(client.mock.calls[0]?.[0]).toBe('/reports/reasons');
  expect(total).toBe(2);
  expect(data).toEqual([
    { id: 'illegal_content', value: 'illegal_content', label: 'Contenu illégal' },
    { id: 'spam', value: 'spam', label: 'Spam' },
  ]);
});
