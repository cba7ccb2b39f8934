import { useEffect, useState, useSyncExternalStore } from 'react';
import { useDataProvider, useEvent, useLogoutIfAccessDenied } from 'react-admin';
import { createCrawl, type Crawl, type CrawlState } from '../crawl/crawl';
import { useGraphStore } from './useGraphStore';

const never = () => () => undefined;
const nothing = () => null;

/** The reading of one graph; leaving the page pauses it. Null until it is known what is kept. */
export const useCrawl = (
  graphId: string,
): { crawl: Crawl; state: CrawlState } | { crawl: null; isMissing: boolean } => {
  const store = useGraphStore();
  const dataProvider = useDataProvider();
  const logoutIfAccessDenied = useLogoutIfAccessDenied();
  const onSignedOut = useEvent((error: unknown) => void logoutIfAccessDenied(error));
  const [crawl, setCrawl] = useState<Crawl | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  useEffect(() => {
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
    crawl?.subscribe ?? never,
    crawl?.state ?? nothing,
  );
  return crawl && state ? { crawl, state } : { crawl: null, isMissing };
};
