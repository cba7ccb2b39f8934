import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  Switch,
  Typography,
} from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useAreKeysOn, useBoundKeys } from '../ui';

/** Keys of text fields and dialogs, which also work while single keys are turned off. */
const FORM_KEYS = {
  'ctrl+s': 'keys.save',
  escape: 'keys.leave',
  enter: 'keys.confirm_undo',
};

/** Lists the keys of the page and those of every page, with a switch to turn keys off. */
export const KeysHelp = ({ onClose }: { onClose(): void }) => {
  const translate = useTranslate();
  const titleId = useId();
  const [areOn, setAreOn] = useAreKeysOn();
  // Read once, when the dialog opens: no keys are bound while they are turned off.
  const [page] = useState(useBoundKeys('page'));
  const [frame] = useState(useBoundKeys('frame'));
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} maxWidth="sm" fullWidth>
      <DialogTitle id={titleId}>{translate('keys.title')}</DialogTitle>
      <DialogContent>
        <FormControlLabel
          control={
            <Switch
              checked={areOn}
              onChange={(_event, isOn) => {
                setAreOn(isOn);
              }}
            />
          }
          label={translate('keys.on')}
        />
        <KeyList title="keys.page" keys={page} />
        <KeyList title="keys.everywhere" keys={frame} />
        <KeyList title="keys.forms" keys={FORM_KEYS} />
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.close')}</Button>
      </DialogActions>
    </Dialog>
  );
};

const KeyList = ({ title, keys }: { title: string; keys: Readonly<Record<string, string>> }) => {
  const translate = useTranslate();
  const names = new Map<string, string[]>();
  for (const [key, label] of Object.entries(keys)) {
    names.set(label, [...(names.get(label) ?? []), key]);
  }
  if (names.size === 0) return null;
  return (
    <section>
      <Typography component="h3" variant="subtitle2" sx={{ mt: 2, mb: 0.5 }}>
        {translate(title)}
      </Typography>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: '110px 1fr', columnGap: 2, rowGap: 0.5 }}
      >
        {[...names].map(([label, own]) => (
          <Box key={label} sx={{ display: 'contents' }}>
            <dt>
              {own.map((key, index) => (
                <span key={key}>
                  {index > 0 && ', '}
                  <kbd>{translate(`keys.names.${key}`, { _: key.replace('>', ' ') })}</kbd>
                </span>
              ))}
            </dt>
            <Box component="dd" sx={{ m: 0 }}>
              {translate(label)}
            </Box>
          </Box>
        ))}
      </Box>
    </section>
  );
};
