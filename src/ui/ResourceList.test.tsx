import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import {
  AdminContext,
  type GetListParams,
  type GetListResult,
  memoryStore,
  ResourceContextProvider,
  TestMemoryRouter,
  TextInput,
  useListContext,
} from 'react-admin';
import { useLocation } from 'react-router-dom';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { DEFAULT_SORT } from '../dataProvider';
import { createI18nProvider } from '../i18n';
import { ResourceList } from './ResourceList';

const i18nProvider = await createI18nProvider();
const getList = vi.fn(
  async (_resource: string, _params: GetListParams): Promise<GetListResult> => ({
    data: [],
    total: 0,
  }),
);
const filters = [<TextInput key="q" source="q" alwaysOn />];
const DEFAULTS = { filter: {}, sort: DEFAULT_SORT, pagination: { page: 1, perPage: 50 } };

const Address = () => <output>{useLocation().search}</output>;

const Rows = () => {
  const { data, refetch } = useListContext();
  return (
    <button data-rows={data?.length} onClick={() => void refetch()}>
      list
    </button>
  );
};

const renderList = (search: string, stored = {}) =>
  render(
    <TestMemoryRouter initialEntries={[`/users${search}`]}>
      <AdminContext
        dataProvider={{ getList } as never}
        i18nProvider={i18nProvider}
        store={memoryStore(stored)}
      >
        <ResourceContextProvider value="users">
          <ResourceList
            filters={filters}
            sort={DEFAULT_SORT}
            sortFields={['default', 'since']}
            perPage={50}
            pageSizes={[20, 50]}
            exporter={false}
          >
            <Rows />
          </ResourceList>
          <Address />
        </ResourceContextProvider>
      </AdminContext>
    </TestMemoryRouter>,
  );

beforeEach(() => {
  getList.mockClear();
});

describe('the address of a list', () => {
  it.each([
    'perPage=100000',
    'perPage=-1',
    'sort=nothing&order=ASC',
    'sort=since&order=sideways',
    'sort=since',
    'page=0',
    'page=-1',
    'page=abc',
    'page=1e400',
    'filter={broken',
    'filter=[1]',
    'filter={"q":{"a":1}}',
    'filter={"nothing":"a"}',
    'displayedFilters={"nothing":true}',
    'source={"q":"a"}',
    'nothing=1',
  ])('without what the list does not have: %s', async (query) => {
    renderList(`?${query}`);
    expect(await screen.findByText('list')).toBeInTheDocument();
    expect(screen.getByRole('status')).toHaveTextContent(/^$/);
    for (const [, params] of getList.mock.calls) expect(params).toMatchObject(DEFAULTS);
  });

  it('with what the list has', async () => {
    renderList('?filter={"q":"a","nothing":"b"}&sort=since&order=DESC&page=2&perPage=20');
    await screen.findByText('list');
    expect(getList.mock.lastCall?.[1]).toMatchObject({
      sort: { field: 'since', order: 'DESC' },
      pagination: { page: 2, perPage: 20 },
    });
  });

  it.each([{ perPage: 100_000 }, { sort: 'nothing', order: 'ASC' }])(
    'is not spoilt by what an earlier visit has stored: %j',
    async (params) => {
      const stored = { filter: {}, page: 1, perPage: 50, ...params };
      renderList('', { 'users.listParams': stored });
      await screen.findByText('list');
      for (const [, asked] of getList.mock.calls) expect(asked).toMatchObject(DEFAULTS);
    },
  );
});

describe('rows that cannot be read', () => {
  it.each([
    [1, '1 ligne illisible n’est pas affichée.'],
    [2, '2 lignes illisibles ne sont pas affichées.'],
  ])('are counted above the list: %i', async (unreadable, text) => {
    getList.mockResolvedValueOnce({ data: [], total: 9, meta: { unreadable } });
    renderList('');
    expect(await screen.findByText(text)).toBeInTheDocument();
  });

  it('do not make react-admin leave their page for the first one', async () => {
    getList.mockImplementation(async (_resource, { pagination }) =>
      pagination?.page === 3
        ? { data: [], total: 101, meta: { unreadable: 1 } }
        : { data: [], total: 101 },
    );
    renderList('?page=3&perPage=50');
    await screen.findByText('1 ligne illisible n’est pas affichée.');
    expect(screen.getByText('list')).toHaveAttribute('data-rows', '0');
    for (const calls of [2, 3]) {
      await userEvent.click(screen.getByText('list'));
      await waitFor(() => {
        expect(getList).toHaveBeenCalledTimes(calls);
      });
    }
    expect(getList.mock.calls.map(([, { pagination }]) => pagination?.page)).toEqual([3, 3, 3]);
  });
});
