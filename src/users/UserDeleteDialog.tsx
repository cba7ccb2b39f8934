import {
  Alert,
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  InputLabel,
  Stack,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import { useDelete, useNotify, useRedirect, useTranslate } from 'react-admin';
import type { User } from '../api/contract';
import { failureMessage, type UserDeleteOptions } from '../dataProvider';

const OPTIONS = ['no_mail', 'delete_comments', 'send_legal_notice'] as const;

/** Deletes one account for good: says what that does, asks for its slug, offers the API's options. */
export const UserDeleteDialog = ({ user, onClose }: { user: User; onClose(): void }) => {
  const translate = useTranslate();
  const slugId = useId();
  const notify = useNotify();
  const redirect = useRedirect();
  const [options, setOptions] = useState<UserDeleteOptions>({});
  const [typed, setTyped] = useState('');
  const [deleteOne, { isPending, error }] = useDelete();
  const reason = error ? failureMessage(error) : null;

  const confirm = () =>
    deleteOne(
      'users',
      { id: user.id, previousData: user, meta: options },
      {
        mutationMode: 'pessimistic',
        onSuccess: () => {
          notify('resources.users.deletion.done', { type: 'success' });
          redirect('list', 'users');
        },
        // The dialog shows the reason, and nothing of what was chosen is lost.
        onError: () => undefined,
      },
    );

  return (
    <Dialog open onClose={onClose} maxWidth="sm" fullWidth aria-labelledby="user-delete-title">
      <DialogTitle id="user-delete-title">
        {translate('resources.users.deletion.title', {
          name: `${user.first_name} ${user.last_name}`,
        })}
      </DialogTitle>
      <DialogContent>
        <Stack spacing={2}>
          <Alert severity="error">{translate('resources.users.deletion.effects')}</Alert>
          <div role="group" aria-label={translate('resources.users.deletion.options')}>
            {OPTIONS.map((option) => (
              <FormControlLabel
                key={option}
                sx={{ display: 'flex' }}
                control={
                  <Checkbox
                    checked={options[option] ?? false}
                    onChange={(_event, checked) => {
                      setOptions({ ...options, [option]: checked });
                    }}
                  />
                }
                label={translate(`resources.users.deletion.${option}`)}
              />
            ))}
          </div>
          <div>
            {/* Above the field, where a long slug wraps: inside, its end would be cut off. */}
            <InputLabel htmlFor={slugId} sx={{ whiteSpace: 'normal', mb: 1 }}>
              {translate('resources.users.deletion.confirm_slug', { slug: user.slug })}
            </InputLabel>
            <TextField
              id={slugId}
              hiddenLabel
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
              }}
              autoComplete="off"
              fullWidth
            />
          </div>
          {reason && (
            <Alert severity="error" role="alert">
              {translate(reason, { _: reason })}
            </Alert>
          )}
        </Stack>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        <Button
          color="error"
          variant="contained"
          disabled={typed.trim() !== user.slug || isPending}
          onClick={() => void confirm()}
        >
          {translate('resources.users.deletion.confirm')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
