import {
  Alert,
  Box,
  Button,
  Checkbox,
  DialogContent,
  FormControlLabel,
  Typography,
} from '@mui/material';
import { useTranslate } from 'react-admin';
import type { User } from '../api/contract';
import type { DeactivationPlan } from './deactivation';
import { BulkDialogActions } from './DeactivationReport';

interface Props {
  plan: DeactivationPlan;
  withAdministrators: boolean;
  onWithAdministratorsChange(value: boolean): void;
  onCancel(): void;
  onConfirm(): void;
}

const name = ({ first_name, last_name }: User) => `${first_name} ${last_name}`;

/** Says who will be deactivated, who is left out and why, and what deactivation does not do. */
export const DeactivationPreview = (props: Props) => {
  const { plan, withAdministrators, onWithAdministratorsChange, onCancel, onConfirm } = props;
  const translate = useTranslate();
  const count = plan.toDeactivate.length;
  const administrators = plan.administrators.length;
  return (
    <>
      <DialogContent>
        <Typography>
          {translate('resources.users.deactivation.sentence', { smart_count: count })}
        </Typography>
        <NameList label="resources.users.deactivation.to_deactivate">
          {plan.toDeactivate.map((user) => (
            <li key={user.id}>
              <bdi>{name(user)}</bdi> {user.email && <small>({user.email})</small>}
            </li>
          ))}
        </NameList>
        {administrators > 0 && (
          <Alert severity="warning" sx={{ my: 1 }}>
            {translate('resources.users.deactivation.administrators', {
              smart_count: administrators,
              names: plan.administrators.map(name).join(', '),
            })}
            <FormControlLabel
              sx={{ display: 'flex' }}
              control={
                <Checkbox
                  checked={withAdministrators}
                  onChange={(_event, checked) => {
                    onWithAdministratorsChange(checked);
                  }}
                />
              }
              label={translate('resources.users.deactivation.with_administrators')}
            />
          </Alert>
        )}
        {plan.leftOut.length > 0 && (
          <>
            <Typography sx={{ mt: 2 }}>
              {translate('resources.users.deactivation.left_out_count', {
                smart_count: plan.leftOut.length,
              })}
            </Typography>
            <NameList label="resources.users.deactivation.left_out_names">
              {plan.leftOut.map(({ user, reason }) => (
                <li key={user.id}>
                  <bdi>{name(user)}</bdi> — {translate(reason)}
                </li>
              ))}
            </NameList>
          </>
        )}
        <Typography variant="body2" color="text.secondary" sx={{ mt: 2 }}>
          {translate('resources.users.deactivation.effects')}
        </Typography>
      </DialogContent>
      <BulkDialogActions closeLabel="ra.action.cancel" onClose={onCancel}>
        <Button
          variant="contained"
          color="warning"
          disabled={count === 0}
          onClick={onConfirm}
          autoFocus
        >
          {translate('resources.users.deactivation.confirm', { smart_count: count })}
        </Button>
      </BulkDialogActions>
    </>
  );
};

const NameList = ({ label, children }: { label: string; children: React.ReactNode }) => {
  const translate = useTranslate();
  return (
    <Box
      component="ul"
      aria-label={translate(label)}
      tabIndex={0}
      sx={{ maxHeight: 200, overflow: 'auto', my: 1, pl: 3, overflowWrap: 'anywhere' }}
    >
      {children}
    </Box>
  );
};
