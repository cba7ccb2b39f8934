import { Typography } from '@mui/material';
import { AppBar, TitlePortal } from 'react-admin';
import { useInstance } from './InstanceContext';

/** The title bar: which instance this is, then which page. */
export const ConsoleAppBar = () => {
  const { instanceName } = useInstance();
  return (
    <AppBar color="primary" elevation={0}>
      <Typography component="p" variant="h6" sx={{ mr: 2, whiteSpace: 'nowrap' }}>
        Vigie
        <Typography component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          {' · '}
          {instanceName}
        </Typography>
      </Typography>
      <TitlePortal component="h1" variant="body1" />
    </AppBar>
  );
};
