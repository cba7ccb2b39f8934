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

/** The title bar: the name of the instance, then the title of the page. */
export const ConsoleAppBar = () => {
  const { instanceName } = useInstance();
  return (
    <AppBar color="primary" elevation={0} toolbar={<Tools />} userMenu={<FrameKeys />}>
      {/* A narrow bar only has room for the title of the page. */}
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
      {/* As a block, react-admin's box inside would hide a long title instead of truncating it. */}
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
    {/* A narrow bar only has room for the icon. Screen readers still read the language. */}
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
