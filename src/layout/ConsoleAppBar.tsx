import { Box, Typography } from '@mui/material';
import {
  AppBar,
  LoadingIndicator,
  LocalesMenuButton,
  TitlePortal,
  ToggleThemeButton,
} from 'react-admin';
import { useInstance } from '../instance';
import { FrameKeys } from './FrameKeys';

/** The title bar: which instance this is, then which page. */
export const ConsoleAppBar = () => {
  const { instanceName } = useInstance();
  return (
    <AppBar color="primary" elevation={0} toolbar={<Tools />} userMenu={<FrameKeys />}>
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

const Tools = () => (
  <>
    {/* A narrow bar has room for the icon alone; the name of the language is still read out. */}
    <Box
      sx={({ breakpoints }) => ({
        [breakpoints.down('sm')]: {
          '& .MuiButton-root': { minWidth: 0, fontSize: 0 },
          '& .MuiButton-startIcon': { m: 0 },
          '& .MuiButton-endIcon': { display: 'none' },
        },
      })}
    >
      <LocalesMenuButton />
    </Box>
    <ToggleThemeButton />
    <LoadingIndicator />
  </>
);
