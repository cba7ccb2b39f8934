import type { DataProvider } from 'react-admin';
import { loadOnce } from './loadOnce';

type ResourceMethods = Record<string, (resource: string, ...args: unknown[]) => Promise<unknown>>;

/**
 * A data provider that is loaded with the first call to it, so that what only some pages need stays
 * out of the first load.
 *
 * @param load gives the provider of each resource; called again after it has failed
 */
export const lazyDataProvider = (load: () => Promise<object>): DataProvider => {
  const loadProviders = loadOnce(load);
  return new Proxy({} as DataProvider, {
    get:
      (_target, method: string) =>
      async (resource: string, ...args: unknown[]) => {
        const providers = (await loadProviders()) as Record<string, ResourceMethods>;
        const call = providers[resource]?.[method];
        if (!call) throw new Error(`${resource} has no ${method}`);
        return call(resource, ...args);
      },
  });
};
