import { Typography } from '@mui/material';
import { AppBar, TitlePortal } from 'react-admin';
import { useInstance } from './InstanceContext';

/** The title bar: which instance this is, then which page. */
export const ConsoleAppBar = () => {
  const { instanceName } = useInstance();
  return (
    <AppBar color="primary" elevation={0}>
      {/* A narrow bar has room for one name: the page's. */}
      <Typography
        component="p"
        variant="h6"
        sx={{ mr: 2, whiteSpace: 'nowrap', display: { xs: 'none', sm: 'block' } }}
      >
        Vigie
        <Typography component="span">
          {' · '}
          {instanceName}
        </Typography>
      </Typography>
      {/* react-admin's own box inside would hide a long title whole instead of its end. */}
      <TitlePortal
        component="h1"
        variant="body1"
        sx={{ '& .RaConfigurable-root': { display: 'inline' } }}
      />
    </AppBar>
  );
};
