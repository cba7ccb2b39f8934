import { Box, Button, Paper, Typography } from '@mui/material';
import { visuallyHidden } from '@mui/utils';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSelection } from '../../accounts';
import { lazyDialog } from '../../release';
import { ClearSelectionButton } from './ClearSelectionButton';
import { SelectionActions } from './SelectionActions';

const SelectionPanel = lazyDialog(async () => (await import('./SelectionPanel')).SelectionPanel);

/** The bar at the bottom of every page while accounts are selected: how many, and actions. */
export const SelectionTray = () => {
  const translate = useTranslate();
  const { ids } = useSelection();
  const [isPanelOpen, setIsPanelOpen] = useState(false);
  const count = translate('selection.count', { smart_count: ids.length });
  return (
    <>
      {/* Always rendered: screen readers announce a status only when its text changes in place. */}
      <Box role="status" sx={visuallyHidden}>
        {ids.length > 0 && count}
      </Box>
      {/* Hidden, not unmounted: an action may empty the selection while its dialog is open. */}
      <Paper
        component="section"
        aria-label={translate('selection.label')}
        hidden={ids.length === 0}
        square
        elevation={8}
        sx={{
          display: ids.length === 0 ? 'none' : 'flex',
          flexWrap: 'wrap',
          alignItems: 'center',
          columnGap: 1,
          px: 2,
          py: 0.75,
          borderTop: 1,
          borderColor: 'divider',
        }}
      >
        <Typography
          variant="body2"
          sx={{ fontWeight: 600, fontVariantNumeric: 'tabular-nums', mr: 1 }}
        >
          {count}
        </Typography>
        <Button
          size="small"
          onClick={() => {
            setIsPanelOpen(true);
          }}
        >
          {translate('selection.see')}
        </Button>
        <Box
          role="group"
          aria-label={translate('selection.actions')}
          sx={{
            display: 'flex',
            flexWrap: 'wrap',
            alignItems: 'center',
            columnGap: 1,
            // On a narrow screen, a line of their own below the number of accounts.
            order: { xs: 1, sm: 0 },
            width: { xs: '100%', sm: 'auto' },
          }}
        >
          <SelectionActions ids={ids} />
        </Box>
        <Box sx={{ ml: 'auto' }}>
          <ClearSelectionButton />
        </Box>
      </Paper>
      {isPanelOpen && (
        <SelectionPanel
          onClose={() => {
            setIsPanelOpen(false);
          }}
        />
      )}
    </>
  );
};
