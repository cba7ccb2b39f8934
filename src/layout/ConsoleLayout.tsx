import { Box, GlobalStyles } from '@mui/material';
import type { ReactNode } from 'react';
import { Layout, type LayoutProps } from 'react-admin';
import { ConsoleAppBar } from './ConsoleAppBar';
import { ErrorPage } from './ErrorPage';

interface Props extends LayoutProps {
  /** Stays at the foot of the screen on every page; takes no room while it shows nothing. */
  footer?: ReactNode;
}

/** What the keyboard moves to is scrolled clear of the bars above and below. */
const clearOfBars = <GlobalStyles styles={{ html: { scrollPaddingBlock: 72 } }} />;

/** The frame of all pages. A table wider than the screen scrolls by itself, never the page. */
export const ConsoleLayout = ({ footer, ...props }: Props) => (
  <Box sx={{ display: 'flex', flexDirection: 'column', minHeight: '100vh' }}>
    {clearOfBars}
    <Layout
      {...props}
      appBar={ConsoleAppBar}
      error={ErrorPage}
      sx={{
        minWidth: 0,
        minHeight: 0,
        flexGrow: 1,
        '& .RaLayout-content, & .RaList-main': { minWidth: 0 },
        '& .RaDataTable-tableWrapper': { overflowX: 'auto' },
      }}
    />
    {/* Sticky, not fixed: at the end of a page it stands below the content and hides nothing. */}
    <Box sx={{ position: 'sticky', bottom: 0, zIndex: 'appBar' }}>{footer}</Box>
  </Box>
);
