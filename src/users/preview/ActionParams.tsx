import { Checkbox, FormControlLabel, MenuItem, TextField } from '@mui/material';
import { useGetList, useTranslate } from 'react-admin';
import type { Values } from '../../jobs';

interface Props {
  action: string;
  value: Values;
  onChange(params: Values): void;
}

const DELETE_OPTIONS = ['no_mail', 'delete_comments', 'send_legal_notice'];

/** What an action may be told besides the accounts. */
export const ActionParams = (props: Props) => {
  switch (props.action) {
    case 'delete':
      return <DeleteOptions {...props} />;
    case 'grant_role':
    case 'withdraw_role':
      return <RoleChoice {...props} />;
    default:
      return null;
  }
};

const DeleteOptions = ({ value, onChange }: Props) => {
  const translate = useTranslate();
  return (
    <div role="group" aria-label={translate('resources.users.deletion.options')}>
      {DELETE_OPTIONS.map((option) => (
        <FormControlLabel
          key={option}
          sx={{ display: 'flex' }}
          control={
            <Checkbox
              size="small"
              checked={value[option] === true}
              onChange={(_event, checked) => {
                onChange({ ...value, [option]: checked });
              }}
            />
          }
          label={translate(`resources.users.deletion.${option}`)}
        />
      ))}
    </div>
  );
};

const RoleChoice = ({ value, onChange }: Props) => {
  const translate = useTranslate();
  const { data: roles = [] } = useGetList<{ id: string; name: string }>('roles', {
    pagination: { page: 1, perPage: 100 },
  });
  const role = typeof value.role === 'string' ? value.role : '';
  return (
    <TextField
      select
      required
      size="small"
      label={translate('actions.role')}
      value={roles.some(({ name }) => name === role) ? role : ''}
      onChange={(event) => {
        onChange({ ...value, role: event.target.value });
      }}
      sx={{ minWidth: 200 }}
    >
      {roles.map(({ id, name }) => (
        <MenuItem key={id} value={name}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
};
