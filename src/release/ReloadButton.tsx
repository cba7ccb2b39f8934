import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Loads the console of the server. The address, the session and what drafts keep stay. */
export const ReloadButton = () => {
  const translate = useTranslate();
  return (
    <Button
      color="inherit"
      size="small"
      onClick={() => {
        window.location.reload();
      }}
    >
      {translate('vigie.not_loaded.reload')}
    </Button>
  );
};
