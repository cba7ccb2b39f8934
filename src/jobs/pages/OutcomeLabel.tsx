import BlockIcon from '@mui/icons-material/Block';
import CheckIcon from '@mui/icons-material/Check';
import CheckCircleIcon from '@mui/icons-material/CheckCircleOutlined';
import DeleteOutlineIcon from '@mui/icons-material/DeleteOutlined';
import ErrorOutlineIcon from '@mui/icons-material/ErrorOutlined';
import EventNoteIcon from '@mui/icons-material/EventNote';
import HelpOutlineIcon from '@mui/icons-material/HelpOutlined';
import HourglassEmptyIcon from '@mui/icons-material/HourglassEmpty';
import RemoveCircleIcon from '@mui/icons-material/RemoveCircleOutlined';
import SkipNextIcon from '@mui/icons-material/SkipNext';
import SyncProblemIcon from '@mui/icons-material/SyncProblem';
import { Box, type SvgIconProps } from '@mui/material';
import type { ComponentType } from 'react';
import { useTranslate } from 'react-admin';
import type { JobItem, ItemOutcome } from '../core/job';

const OUTCOME_STYLES: Record<
  ItemOutcome | 'waiting' | 'in_flight',
  [string, ComponentType<SvgIconProps>]
> = {
  done: ['success.main', CheckCircleIcon],
  planned: ['primary.main', EventNoteIcon],
  already_so: ['text.secondary', CheckIcon],
  changed: ['warning.main', SyncProblemIcon],
  skipped: ['text.secondary', SkipNextIcon],
  refused: ['error.main', BlockIcon],
  gone: ['text.secondary', DeleteOutlineIcon],
  failed: ['error.main', ErrorOutlineIcon],
  not_attempted: ['text.secondary', RemoveCircleIcon],
  unknown: ['warning.main', HelpOutlineIcon],
  waiting: ['text.secondary', HourglassEmptyIcon],
  in_flight: ['text.secondary', HourglassEmptyIcon],
};

/** The outcome of an account, or its state until it has one, with an icon and a colour. */
export const OutcomeLabel = ({ outcome, state }: Pick<JobItem, 'outcome' | 'state'>) => {
  const translate = useTranslate();
  const shown = outcome ?? (state === 'in_flight' ? 'in_flight' : 'waiting');
  const [color, Icon] = OUTCOME_STYLES[shown];
  return (
    <Box component="span" sx={{ color, display: 'inline-flex', alignItems: 'center', gap: 0.5 }}>
      <Icon fontSize="inherit" />
      {translate(`jobs.outcomes.${shown}`)}
    </Box>
  );
};
