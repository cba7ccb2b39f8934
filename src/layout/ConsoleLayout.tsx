import { Layout, type LayoutProps } from 'react-admin';
import { ConsoleAppBar } from './ConsoleAppBar';
import { ErrorPage } from './ErrorPage';

/** The frame of all pages. A table wider than the screen scrolls by itself, never the page. */
export const ConsoleLayout = (props: LayoutProps) => (
  <Layout
    {...props}
    appBar={ConsoleAppBar}
    error={ErrorPage}
    sx={{
      minWidth: 0,
      '& .RaLayout-content, & .RaList-main': { minWidth: 0 },
      '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
    }}
  />
);
