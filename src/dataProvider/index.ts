import {
  combineDataProviders,
  type DataProvider,
  type ResourceCallbacks,
  withLifecycleCallbacks,
} from 'react-admin';
import type { ApiClient } from '../api';
import { followersProvider } from './followers';
import { withHttpErrors } from './httpClient';
import { membersProvider } from './members';
import { organizationsProvider } from './organizations';
import { reasonsProvider } from './reasons';
import { rolesProvider } from './roles';
import { suggestionsProvider } from './suggestions';
import { usersProvider } from './users';

export { failureMessage } from './failure';
export { pageOf } from './inMemory';
export { lazyDataProvider } from './lazyDataProvider';
export { loadOnce } from './loadOnce';
export { setLocalQueryDefaults, refreshOnChange } from './localResources';
export { isAccessRefused, type ManyMeta } from './manyRecords';
export type { MemberRecord } from './members';
export type { ResourceProvider } from './resourceProvider';
export type { RoleRecord } from './roles';
export { runBulk } from './runBulk';
export { DEFAULT_SORT } from './sortParameter';

/**
 * Creates the data provider of the console, which calls one users API.
 *
 * Each resource has only the methods that its API offers. Calling another one is a programming
 * mistake and throws.
 *
 * @param local data providers of the resources stored in this browser, by resource
 * @param callbacks react-admin's lifecycle callbacks, called before and after methods
 */
export const createDataProvider = (
  apiClient: ApiClient,
  local: Readonly<Record<string, DataProvider>> = {},
  // The callbacks of each resource have the type of its records.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  callbacks: ResourceCallbacks<any>[] = [],
): DataProvider => {
  const client = withHttpErrors(apiClient);
  const providers: Record<string, object> = {
    ...local,
    users: usersProvider(client),
    organizations: organizationsProvider(client),
    members: membersProvider(client),
    roles: rolesProvider(client),
    followers: followersProvider(client),
    suggestions: suggestionsProvider(client),
    reasons: reasonsProvider(client),
  };
  const provider = combineDataProviders((resource) => {
    const found = providers[resource];
    if (!found) throw new Error(`Unknown resource ${resource}`);
    // In react-admin's type, all methods are required and generic over any record. Ours have the
    // record of their resource, and only the methods that its API offers.
    return found as DataProvider;
  });
  return Object.assign(withLifecycleCallbacks(provider, callbacks), { supportAbortSignal: true });
};
