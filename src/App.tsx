import { QueryClient } from '@tanstack/react-query';
import { Admin, type LayoutProps, localStorageStore, Resource } from 'react-admin';
import { createApiClient, createApiKeyStore } from './api';
import { type ConsoleConfig, InstanceProvider } from './instance';
import { createAuthProvider, SignInPage } from './auth';
import {
  browserTabs,
  createDexieJobStore,
  createJobRunner,
  DEFAULT_SETTINGS,
  JOB_RESOURCES,
  JobDock,
  jobs,
  JobsProvider,
  type RunSettings,
  SETTINGS_KEY,
} from './jobs';
import { createDataProvider, keepLocally, lazyDataProvider, refreshOnChange } from './dataProvider';
import { followers } from './followers';
import { graphs } from './graphs';
import { createI18nProvider, preferredLocale } from './i18n';
import { ConsoleLayout } from './layout';
import { organizations } from './organizations';
import { roles } from './roles';
import { createThemes } from './theme';
import { AfterJob, createUsersTransport, review, SelectionTray, userActions, users } from './users';

/** Makes the console of one instance, in the language chosen in this browser, else in its own. */
export const createApp = async (config: ConsoleConfig) => {
  const keys = createApiKeyStore(config.instance, window.sessionStorage);
  // Signing out resets react-admin's store. The selection, the marks and the moderator's settings
  // are to survive an expired key; nothing in the store is secret.
  const store = { ...localStorageStore('1', 'vigie'), reset: () => undefined };
  const i18nProvider = createI18nProvider();
  await i18nProvider.changeLocale(
    store.getItem<string>('locale') ?? preferredLocale(navigator.languages),
  );
  const client = createApiClient({
    baseUrl: config.apiUrl,
    getKey: keys.get,
    getLanguage: i18nProvider.getLocale,
  });
  const authProvider = createAuthProvider(client, keys);
  const themes = createThemes(config.accent);
  const jobStore = createDexieJobStore(config.instance);
  const queryClient = new QueryClient();
  keepLocally(queryClient, [...JOB_RESOURCES, 'graphs']);
  refreshOnChange(queryClient, JOB_RESOURCES, jobStore);
  const jobsDataProvider = lazyDataProvider(async () => {
    const { createJobsDataProvider } = await import('./jobs/journal/jobsDataProvider');
    return createJobsDataProvider(jobStore);
  });
  const graphsDataProvider = lazyDataProvider(async () => {
    const { createGraphsDataProvider } = await import('./graphs/graphsDataProvider');
    const { graphStoreOf } = await import('./graphs/graphStores');
    return createGraphsDataProvider(graphStoreOf(config.instance), queryClient);
  });
  const dataProvider = createDataProvider(client, {
    jobs: jobsDataProvider,
    'job-items': jobsDataProvider,
    graphs: graphsDataProvider,
  });
  const jobRunner = createJobRunner({
    instance: config.instance,
    store: jobStore,
    tabs: browserTabs(config.instance),
    transport: createUsersTransport(client),
    actions: userActions,
    settings: () => store.getItem<RunSettings>(SETTINGS_KEY) ?? DEFAULT_SETTINGS,
  });

  const Frame = (props: LayoutProps) => (
    <JobsProvider runner={jobRunner} store={jobStore}>
      <ConsoleLayout
        {...props}
        footer={
          <>
            <SelectionTray />
            <JobDock />
          </>
        }
      />
      <AfterJob />
    </JobsProvider>
  );

  return () => (
    <InstanceProvider config={config}>
      <Admin
        title="Vigie"
        store={store}
        dataProvider={dataProvider}
        queryClient={queryClient}
        authProvider={authProvider}
        i18nProvider={i18nProvider}
        layout={Frame}
        loginPage={SignInPage}
        requireAuth
        disableTelemetry
        {...themes}
      >
        <Resource {...users} />
        <Resource {...review} />
        <Resource {...organizations} />
        <Resource {...roles} />
        <Resource {...followers} />
        <Resource {...graphs} />
        <Resource {...jobs} />
      </Admin>
    </InstanceProvider>
  );
};
