import type { ReactNode } from 'react';
import { Layout, type LayoutProps } from 'react-admin';
import { HotkeysProvider } from 'react-hotkeys-hook';
import { ConsoleAppBar } from './ConsoleAppBar';
import { ConsoleFooter, footerHeight } from './ConsoleFooter';
import { Deferred } from './Deferred';
import { ErrorPage } from './ErrorPage';

interface Props extends LayoutProps {
  /** Shown at the bottom of every page. */
  footer?: ReactNode;
}

/** The frame of all pages. A table wider than the screen scrolls on its own, not with the page. */
export const ConsoleLayout = ({ footer, ...props }: Props) => (
  <HotkeysProvider>
    <Layout
      {...props}
      appBar={ConsoleAppBar}
      error={ErrorPage}
      sx={{
        minWidth: 0,
        minHeight: `calc(100vh - ${footerHeight})`,
        '& .RaLayout-content, & .RaList-main': { minWidth: 0 },
        '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
      }}
    />
    <ConsoleFooter>
      <Deferred>{footer}</Deferred>
    </ConsoleFooter>
  </HotkeysProvider>
);
