import { type ReactNode, useEffect } from 'react';
import { Layout, type LayoutProps, useEvent } from 'react-admin';
import { Navigate, NavigationType, useLocation, useNavigationType } from 'react-router-dom';
import { ErrorBoundary } from 'react-error-boundary';
import { HotkeysProvider } from 'react-hotkeys-hook';
import { NewReleaseNotice } from '../release';
import { ConsoleAppBar } from './ConsoleAppBar';
import { ConsoleFooter, footerHeight } from './ConsoleFooter';
import { ConsoleSidebar } from './ConsoleSidebar';
import { Deferred } from './Deferred';
import { ErrorPage } from './ErrorPage';
import { type Kept, KeptContext } from './KeptContext';

interface Props extends LayoutProps {
  /** Shown at the bottom of every page. */
  footer?: ReactNode;
  /** What this browser keeps for the moderator, who is asked about it when they sign out. */
  kept?: Kept;
}

/** The frame of all pages. A table wider than the screen scrolls on its own, not with the page. */
export const ConsoleLayout = ({ footer, kept, children, ...props }: Props) => (
  <KeptContext value={kept ?? null}>
    <HotkeysProvider>
      <Layout
        {...props}
        appBar={ConsoleAppBar}
        sidebar={ConsoleSidebar}
        sx={{
          minWidth: 0,
          minHeight: `calc(100vh - ${footerHeight})`,
          '& .RaLayout-content, & .RaList-main': { minWidth: 0 },
          '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
        }}
      >
        <PageBoundary>
          <UnfilledForms>{children}</UnfilledForms>
        </PageBoundary>
      </Layout>
      <ScrollToTop />
      <ConsoleFooter>
        <NewReleaseNotice />
        <Deferred>{footer}</Deferred>
      </ConsoleFooter>
    </HotkeysProvider>
  </KeptContext>
);

/**
 * Shows a page from its top, whatever leads to it. react-admin only does so for its own links. Going
 * back shows a page where it was left.
 */
export const ScrollToTop = () => {
  const { pathname } = useLocation();
  const navigation = useNavigationType();
  const scroll = useEvent(() => {
    if (navigation !== NavigationType.Pop) window.scrollTo(0, 0);
  });
  useEffect(() => {
    scroll();
  }, [pathname, scroll]);
  return null;
};

/**
 * Shows why a page failed, until somebody tries again or goes to another one. Inside react-admin's
 * own boundary, which gives our page no way to try again.
 */
export const PageBoundary = ({ children }: { children: ReactNode }) => (
  <ErrorBoundary FallbackComponent={ErrorPage} resetKeys={[useLocation().pathname]}>
    {children}
  </ErrorBoundary>
);

/**
 * Drops `source` from the address. react-admin fills any form of the page with it, so a link could
 * choose a reason, a role or the number that confirms a deletion.
 */
export const UnfilledForms = ({ children }: { children: ReactNode }) => {
  const { pathname, search } = useLocation();
  const params = new URLSearchParams(search);
  if (!params.has('source')) return children;
  params.delete('source');
  return <Navigate to={{ pathname, search: params.toString() }} replace />;
};
