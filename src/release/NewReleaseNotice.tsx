import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useIsOutdated } from './loadFailure';
import { ReloadButton } from './ReloadButton';

/** Shown once a file was found to be gone: the server has another version of the console. */
export const NewReleaseNotice = () => {
  const translate = useTranslate();
  if (!useIsOutdated()) return null;
  return (
    <Alert severity="info" role="status" square action={<ReloadButton />}>
      {translate('vigie.not_loaded.new_release')}
    </Alert>
  );
};
