import { useContext, useEffect, useState, useSyncExternalStore } from 'react';
import { DataProviderContext, useEvent, useLogoutIfAccessDenied } from 'react-admin';
import { createCrawl } from '../crawl/crawl';
import type { Crawl, CrawlState } from '../crawl/crawlState';
import { useGraphStore } from './useGraphStore';

const noSubscription = () => () => undefined;
const noState = () => null;

/** The crawl of one graph, paused when the page closes. `crawl` is null until the graph is loaded. */
export const useCrawl = (
  graphId: string,
): { crawl: Crawl; state: CrawlState } | { crawl: null; isMissing: boolean } => {
  const store = useGraphStore();
  // Not `useDataProvider`: it returns an empty list after a 401, which the crawl would store.
  const dataProvider = useContext(DataProviderContext);
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const onSignedOut = useEvent((error: unknown) => void logoutIfAccessDenied(error));
  const [crawl, setCrawl] = useState<Crawl | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => {
    if (!dataProvider) return undefined;
    const made = createCrawl({ store, dataProvider, graphId, onSignedOut });
    let isOpen = true;
    made.open().then(
      () => {
        if (isOpen) setCrawl(made);
      },
      () => {
        if (isOpen) setIsMissing(true);
      },
    );
    return () => {
      isOpen = false;
      setCrawl(null);
      setIsMissing(false);
      made.close();
    };
  }, [store, dataProvider, graphId, onSignedOut]);
  const state = useSyncExternalStore<CrawlState | null>(
    crawl?.subscribe ?? noSubscription,
    crawl?.state ?? noState,
  );
  return crawl && state ? { crawl, state } : { crawl: null, isMissing };
};
