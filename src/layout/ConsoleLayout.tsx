import { Layout, type LayoutProps } from 'react-admin';
import { ConsoleAppBar } from './ConsoleAppBar';
import { ErrorPage } from './ErrorPage';

export const ConsoleLayout = (props: LayoutProps) => (
  <Layout {...props} appBar={ConsoleAppBar} error={ErrorPage} />
);
