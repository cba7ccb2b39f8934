import { visuallyHidden } from '@mui/utils';
import { CheckboxGroupInput, required, SelectInput, useGetList } from 'react-admin';
import type { RoleRecord } from '../../dataProvider';
import type { Values } from '../../jobs';
import { LoadingError } from '../../ui';

/** udata's options of a deletion. */
const DELETE_OPTIONS = ['no_mail', 'delete_comments', 'send_legal_notice'].map((id) => ({
  id,
  name: `resources.users.deletion.${id}`,
}));

/** The plain e-mail is left out, or replaced by the legal notice. */
const ALTERNATIVES = ['no_mail', 'send_legal_notice'];

/** The options chosen, of which the last one replaces its alternative. */
const toParams = (ids: readonly string[]): Values => {
  const last = ids.at(-1) ?? '';
  const replaced = ALTERNATIVES.includes(last) ? ALTERNATIVES.filter((id) => id !== last) : [];
  return Object.fromEntries(ids.filter((id) => !replaced.includes(id)).map((id) => [id, true]));
};

/** Inputs for the parameters of an action, in the form of the preview. */
export const ActionParams = ({ action }: { action: string }) => {
  switch (action) {
    case 'delete':
      return <DeleteOptions />;
    case 'grant_role':
    case 'withdraw_role':
      return <RoleInput />;
    default:
      return null;
  }
};

const DeleteOptions = () => (
  <CheckboxGroupInput
    source="params"
    label="resources.users.deletion.options"
    choices={DELETE_OPTIONS}
    format={(params: Values) => Object.keys(params)}
    parse={toParams}
    row={false}
    margin="none"
    helperText={false}
    options={{ size: 'small' }}
    // The heading of the options is for screen readers only.
    sx={{ '& legend': visuallyHidden, '& .RaCheckboxGroupInputItem-checkbox': { height: 'auto' } }}
  />
);

const RoleInput = () => {
  const { data, isPending, error, refetch } = useGetList<RoleRecord>('roles', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'name', order: 'ASC' },
  });
  if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
  return (
    <SelectInput
      source="params.role"
      label="actions.role"
      choices={data}
      isPending={isPending}
      optionText="name"
      validate={required()}
      margin="none"
      helperText={false}
      sx={{ minWidth: 200 }}
    />
  );
};
