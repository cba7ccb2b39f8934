import PowerSettingsNewIcon from '@mui/icons-material/PowerSettingsNew';
import {
  Alert,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogContentText,
  DialogTitle,
  ListItemIcon,
  ListItemText,
  MenuItem,
} from '@mui/material';
import { useContext, useId, useState } from 'react';
import { useLogout, useTranslate, useUserMenu } from 'react-admin';
import { ActButton, DialogFailure, useDialogAttempt } from '../ui';
import { type Kept, KeptContext, type KeptCounts } from './KeptContext';

const isSomethingKept = ({ jobs, graphs, marks }: KeptCounts) => jobs + graphs + marks > 0;

/**
 * Signs out. First asks what to do with what this browser keeps for the moderator, and whether what is
 * being typed may be lost.
 */
export const useSignOut = () => {
  const logout = useLogout();
  const kept = useContext(KeptContext);
  const [counts, setCounts] = useState<KeptCounts | null>(null);
  // The next moderator does not start on this page.
  const signOut = () => void logout({}, undefined, false);
  const ask = async () => {
    // One can always sign out, even if what is kept cannot be counted.
    const found = await kept?.count().catch(() => null);
    if (found && (isSomethingKept(found) || found.isTyping)) setCounts(found);
    else signOut();
  };
  const dialog = kept && counts && (
    <SignOutDialog
      kept={kept}
      counts={counts}
      onSignOut={signOut}
      onClose={() => {
        setCounts(null);
      }}
    />
  );
  return { ask: () => void ask(), dialog };
};

/** In the user menu: signs out. */
export const SignOutItem = ({ onAsk }: { onAsk(): void }) => {
  const translate = useTranslate();
  const menu = useUserMenu();
  return (
    <MenuItem
      onClick={() => {
        menu?.onClose();
        onAsk();
      }}
    >
      <ListItemIcon>
        <PowerSettingsNewIcon fontSize="small" />
      </ListItemIcon>
      <ListItemText>{translate('ra.auth.logout')}</ListItemText>
    </MenuItem>
  );
};

interface Props {
  kept: Kept;
  counts: KeptCounts;
  onSignOut(): void;
  onClose(): void;
}

const SignOutDialog = ({ kept, counts, onSignOut, onClose }: Props) => {
  const translate = useTranslate();
  const titleId = useId();
  const attempt = useDialogAttempt();
  const { jobs, accounts, unfinished, graphs, marks, isTyping } = counts;
  const isKept = isSomethingKept(counts);
  const line = (name: string, count: number, values = {}) =>
    count > 0 && <li>{translate(`vigie.sign_out.${name}`, { smart_count: count, ...values })}</li>;
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{translate('vigie.sign_out.title')}</DialogTitle>
      <DialogContent>
        {isTyping && (
          <Alert severity="warning" sx={{ mb: 2 }}>
            {translate('vigie.sign_out.typing')}
          </Alert>
        )}
        {isKept && (
          <>
            <DialogContentText component="div">
              {translate('vigie.sign_out.kept')}
              <ul>
                {line('jobs', jobs, {
                  accounts: translate('vigie.sign_out.accounts', { smart_count: accounts }),
                })}
                {line('graphs', graphs)}
                {line('marks', marks)}
              </ul>
            </DialogContentText>
            {unfinished > 0 && (
              <Alert severity="warning" sx={{ mb: 2 }}>
                {translate('vigie.sign_out.unfinished', { smart_count: unfinished })}
              </Alert>
            )}
            <DialogContentText>{translate('vigie.sign_out.choice')}</DialogContentText>
          </>
        )}
      </DialogContent>
      <DialogFailure attempt={attempt} />
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        {isKept && (
          <ActButton
            color="error"
            attempt={attempt}
            act={async () => {
              await kept.erase();
              onSignOut();
            }}
          >
            {translate('vigie.sign_out.erase')}
          </ActButton>
        )}
        <ActButton variant="contained" autoFocus attempt={attempt} act={onSignOut}>
          {translate(`vigie.sign_out.${isKept ? 'keep' : 'title'}`)}
        </ActButton>
      </DialogActions>
    </Dialog>
  );
};
