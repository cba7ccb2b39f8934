import { Box, Button, Paper, Typography } from '@mui/material';
import { visuallyHidden } from '@mui/utils';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ClearSelectionButton } from './ClearSelectionButton';
import { SelectionActions } from './SelectionActions';
import { useSelection } from './useSelection';

const SelectionPanel = lazy(() =>
  import('./SelectionPanel').then((module) => ({ default: module.SelectionPanel })),
);

/** At the foot of every page while accounts are selected: how many, who, and what to do to them. */
export const SelectionTray = () => {
  const translate = useTranslate();
  const { ids } = useSelection();
  const [isPanelOpen, setIsPanelOpen] = useState(false);
  const count = translate('selection.count', { smart_count: ids.length });
  return (
    <>
      {/* Announced only when it stands there before its text changes. */}
      <Box role="status" sx={visuallyHidden}>
        {ids.length > 0 && count}
      </Box>
      {/* Hidden, not left out: the report of an action outlives the selection it emptied. */}
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
            // Narrow: a line of their own, below the one that says what is selected.
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
        <Suspense fallback={null}>
          <SelectionPanel
            onClose={() => {
              setIsPanelOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
};
