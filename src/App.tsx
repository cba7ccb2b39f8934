import { QueryClient } from '@tanstack/react-query';
import memoize from 'lodash/memoize.js';
import { Suspense, useState } from 'react';
import { CssBaseline } from '@mui/material';
import {
  AdminContext,
  CoreAdminUI,
  type DataProvider,
  type LayoutProps,
  LoadingPage,
  localStorageStore,
  Resource,
  StoreContextProvider,
  useGetIdentity,
} from 'react-admin';
import { lazyComponent } from './release';
import { type ConsoleConfig, InstanceProvider } from './instance';
import { ModeratorProvider, SignInPage } from './auth';
import {
  DEFAULT_SETTINGS,
  JOB_RESOURCES,
  jobs,
  JobsProvider,
  RETENTION_KEY,
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
import { createKept } from './kept';
import { createSessions } from './session';
import { createThemes } from './theme';
import { DraftsContext } from './ui/drafts';
import { LoadingError } from './ui/LoadingError';
import { SinglePresses } from './ui/SinglePresses';
import { review, users } from './users';
import { keepRecentUsers } from './users/recentUsers';
import { type Marks, MARKS_KEY } from './users/review/marks';

// Loaded after the sign-in: only signed-in moderators see these.
const loadLayout = () => import('./layout');
const ConsoleLayout = lazyComponent(async () => (await loadLayout()).ConsoleLayout);
const NotFoundPage = lazyComponent(async () => (await loadLayout()).NotFoundPage);
const AccessDeniedPage = lazyComponent(async () => (await loadLayout()).AccessDeniedPage);
const AuthenticationErrorPage = lazyComponent(
  async () => (await loadLayout()).AuthenticationErrorPage,
);
const SelectionAndJobs = lazyComponent(
  async () => (await import('./SelectionAndJobs')).SelectionAndJobs,
);

/**
 * What stays in this browser when a moderator signs out, for the same moderator: how they work, and
 * their marks. The selection, the filters and the reasons do not.
 */
const KEPT_AT_SIGN_OUT = new Set([
  SETTINGS_KEY,
  RETENTION_KEY,
  'graph.presentation',
  'keys',
  MARKS_KEY,
  'users.protectedDomains',
]);

/** Creates the console of one instance, in the language chosen before, else the browser's. */
export const createApp = async (config: ConsoleConfig) => {
  // react-admin resets its store when a session ends. What belongs to a moderator must survive an
  // expired key. Nothing in the store is secret. In version 1, nothing had an owner.
  const browserStore = { ...localStorageStore('2', 'vigie'), reset: () => undefined };
  const i18nProvider = await createI18nProvider(
    browserStore.getItem<string>('locale') ?? preferredLocale(navigator.languages),
  );
  const sessions = createSessions({
    config,
    browserStore,
    keptAtSignOut: KEPT_AT_SIGN_OUT,
    storage: window.sessionStorage,
    getLanguage: i18nProvider.getLocale,
    // What was loaded for a moderator stays in memory until then.
    onSignOut: (moderator) => {
      jobsOf.cache.delete(moderator);
      jobsProviderOf.cache.delete(moderator);
    },
  });
  const { client, pageClient, authProvider, openStore } = sessions;
  const themes = createThemes(config.accent);
  const queryClient = new QueryClient();
  setLocalQueryDefaults(queryClient, [...JOB_RESOURCES, 'graphs']);
  const retentionDays = (moderator: string | null) =>
    openStore(moderator ?? '').getItem<number | null>(RETENTION_KEY, config.retentionDays) ?? null;
  const jobsOf = memoize((moderator: string) =>
    loadOnce(async () => {
      const [{ openJobs }, { createUsersTransport, userActions }] = await Promise.all([
        import('./jobs/openJobs'),
        import('./users/actions'),
      ]);
      const opened = openJobs({
        instance: config.instance,
        moderator,
        retentionDays,
        transport: createUsersTransport(client),
        actions: userActions,
        settings: () => openStore(moderator).getItem<RunSettings>(SETTINGS_KEY) ?? DEFAULT_SETTINGS,
      });
      refreshOnChange(queryClient, JOB_RESOURCES, opened.store);
      return opened;
    }),
  );
  const jobsProviderOf = memoize((moderator: string) =>
    lazyDataProvider(async () => {
      const { createJobsDataProvider } = await import('./jobs/journal/jobsDataProvider');
      return createJobsDataProvider((await jobsOf(moderator)()).store);
    }),
  );
  const graphsProviderOf = memoize((moderator: string) =>
    lazyDataProvider(async () => {
      const [{ createGraphsDataProvider }, { graphStoreOf }] = await Promise.all([
        import('./graphs/graphsDataProvider'),
        import('./graphs/graphStores'),
      ]);
      return createGraphsDataProvider(graphStoreOf(config.instance, moderator), queryClient);
    }),
  );
  /** The data provider of the signed-in moderator, at each call. */
  const ofModerator = (providerOf: (moderator: string) => DataProvider) =>
    new Proxy({} as DataProvider, {
      get: (_target, method: string): unknown => providerOf(sessions.moderator())[method],
    });
  const jobsDataProvider = ofModerator(jobsProviderOf);
  const dataProvider = createDataProvider(
    pageClient,
    {
      ...Object.fromEntries(JOB_RESOURCES.map((resource) => [resource, jobsDataProvider])),
      graphs: ofModerator(graphsProviderOf),
    },
    [keepRecentUsers(queryClient)],
  );

  /** All pages of one session. Mounted anew for each. */
  const Session = ({ moderator, ...props }: LayoutProps & { moderator: string }) => {
    const [{ store, drafts, kept }] = useState(() => {
      const ownStore = openStore(moderator);
      const ownDrafts = sessions.openDrafts(moderator);
      return {
        store: ownStore,
        drafts: ownDrafts,
        kept: createKept({
          instance: config.instance,
          moderator,
          loadJobs: jobsOf(moderator),
          isTyping: ownDrafts.hasSome,
          countMarks: () => Object.keys(ownStore.getItem<Marks>(MARKS_KEY) ?? {}).length,
          forget: () => {
            sessions.forget(moderator);
          },
          retentionDays,
        }),
      };
    });
    return (
      <ModeratorProvider moderator={moderator}>
        <StoreContextProvider value={store}>
          <DraftsContext value={drafts}>
            <JobsProvider load={jobsOf(moderator)}>
              <Suspense fallback={<LoadingPage />}>
                <ConsoleLayout
                  {...props}
                  kept={kept}
                  footer={<SelectionAndJobs onIdle={kept.removeExpiredGraphs} />}
                />
              </Suspense>
            </JobsProvider>
          </DraftsContext>
        </StoreContextProvider>
      </ModeratorProvider>
    );
  };

  const Frame = (props: LayoutProps) => {
    const { identity, error, refetch } = useGetIdentity();
    if (identity) {
      return <Session {...props} key={identity.id} moderator={identity.id.toString()} />;
    }
    if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
    return <LoadingPage />;
  };

  return () => (
    <InstanceProvider config={config}>
      <AdminContext
        store={browserStore}
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
          <SinglePresses />
        </CssBaseline>
      </AdminContext>
    </InstanceProvider>
  );
};
