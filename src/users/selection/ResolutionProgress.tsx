import { Box, LinearProgress, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

/** The progress of the lookup of a list. `total` is 0 until the first response. */
export const ResolutionProgress = ({ done, total }: { done: number; total: number }) => {
  const translate = useTranslate();
  return (
    <Box sx={{ mb: 2 }}>
      <LinearProgress
        variant={total > 0 ? 'determinate' : 'indeterminate'}
        value={total > 0 ? (100 * done) / total : undefined}
        aria-label={translate('selection.paste.progress_label')}
      />
      <Typography variant="body2" sx={{ mt: 0.5, minHeight: 20 }}>
        {total > 0 && translate('selection.paste.progress', { smart_count: done, total })}
      </Typography>
    </Box>
  );
};
