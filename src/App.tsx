import { QueryClient } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { CssBaseline } from '@mui/material';
import {
  AdminContext,
  CoreAdminUI,
  type LayoutProps,
  LoadingPage,
  localStorageStore,
  Resource,
} from 'react-admin';
import { createApiClient, createApiKeyStore } from './api';
import { type ConsoleConfig, InstanceProvider } from './instance';
import { createAuthProvider, SignInPage } from './auth';
import {
  DEFAULT_SETTINGS,
  JOB_RESOURCES,
  jobs,
  JobsProvider,
  type RunSettings,
  SETTINGS_KEY,
} from './jobs';
import {
  createDataProvider,
  setLocalQueryDefaults,
  lazyDataProvider,
  loadOnce,
  refreshOnChange,
} from './dataProvider';
import { followers } from './followers';
import { graphs } from './graphs';
import { createI18nProvider, preferredLocale } from './i18n';
import { ErrorPage } from './layout/ErrorPage';
import { Notifications } from './layout/Notifications';
import { organizations } from './organizations';
import { roles } from './roles';
import { createThemes } from './theme';
import { review, users } from './users';
import { keepRecentUsers } from './users/recentUsers';

// Loaded after the sign-in: only signed-in moderators see these.
const loadLayout = () => import('./layout');
const ConsoleLayout = lazy(async () => ({ default: (await loadLayout()).ConsoleLayout }));
const NotFoundPage = lazy(async () => ({ default: (await loadLayout()).NotFoundPage }));
const AccessDeniedPage = lazy(async () => ({ default: (await loadLayout()).AccessDeniedPage }));
const AuthenticationErrorPage = lazy(async () => ({
  default: (await loadLayout()).AuthenticationErrorPage,
}));
const SelectionAndJobs = lazy(async () => ({
  default: (await import('./SelectionAndJobs')).SelectionAndJobs,
}));

/** Creates the console of one instance, in the language chosen before, else the browser's. */
export const createApp = async (config: ConsoleConfig) => {
  const keys = createApiKeyStore(config.instance, window.sessionStorage);
  // react-admin resets its store when a session ends. The selection, the marks and the settings of
  // the moderator must survive an expired key. Nothing in the store is secret.
  const store = { ...localStorageStore('1', 'vigie'), reset: () => undefined };
  const i18nProvider = await createI18nProvider(
    store.getItem<string>('locale') ?? preferredLocale(navigator.languages),
  );
  const client = createApiClient({
    baseUrl: config.apiUrl,
    getKey: keys.get,
    getLanguage: i18nProvider.getLocale,
  });
  const authProvider = createAuthProvider(client, keys);
  const themes = createThemes(config.accent);
  const queryClient = new QueryClient();
  setLocalQueryDefaults(queryClient, [...JOB_RESOURCES, 'graphs']);
  const loadJobs = loadOnce(async () => {
    const [{ openJobs }, { createUsersTransport, userActions }] = await Promise.all([
      import('./jobs/openJobs'),
      import('./users/actions'),
    ]);
    const opened = openJobs({
      instance: config.instance,
      transport: createUsersTransport(client),
      actions: userActions,
      settings: () => store.getItem<RunSettings>(SETTINGS_KEY) ?? DEFAULT_SETTINGS,
    });
    refreshOnChange(queryClient, JOB_RESOURCES, opened.store);
    return opened;
  });
  const jobsDataProvider = lazyDataProvider(async () => {
    const { createJobsDataProvider } = await import('./jobs/journal/jobsDataProvider');
    return createJobsDataProvider((await loadJobs()).store);
  });
  const graphsDataProvider = lazyDataProvider(async () => {
    const [{ createGraphsDataProvider }, { graphStoreOf }] = await Promise.all([
      import('./graphs/graphsDataProvider'),
      import('./graphs/graphStores'),
    ]);
    return createGraphsDataProvider(graphStoreOf(config.instance), queryClient);
  });
  const dataProvider = createDataProvider(
    client,
    {
      ...Object.fromEntries(JOB_RESOURCES.map((resource) => [resource, jobsDataProvider])),
      graphs: graphsDataProvider,
    },
    [keepRecentUsers(queryClient)],
  );

  const Frame = (props: LayoutProps) => (
    <JobsProvider load={loadJobs}>
      <Suspense fallback={<LoadingPage />}>
        <ConsoleLayout {...props} footer={<SelectionAndJobs />} />
      </Suspense>
    </JobsProvider>
  );

  return () => (
    <InstanceProvider config={config}>
      <AdminContext
        store={store}
        dataProvider={dataProvider}
        queryClient={queryClient}
        authProvider={authProvider}
        i18nProvider={i18nProvider}
        {...themes}
      >
        {/* In place of Admin, whose default pages would be part of the first load. */}
        <CssBaseline enableColorScheme>
          <Suspense fallback={<LoadingPage />}>
            <CoreAdminUI
              title="Vigie"
              layout={Frame}
              loginPage={SignInPage}
              loading={LoadingPage}
              catchAll={NotFoundPage}
              accessDenied={AccessDeniedPage}
              authenticationError={AuthenticationErrorPage}
              error={ErrorPage}
              requireAuth
              disableTelemetry
            >
              <Resource {...users} />
              <Resource {...review} />
              <Resource {...organizations} />
              <Resource {...roles} />
              <Resource {...followers} />
              <Resource {...graphs} />
              <Resource {...jobs} />
            </CoreAdminUI>
          </Suspense>
          <Notifications />
        </CssBaseline>
      </AdminContext>
    </InstanceProvider>
  );
};
