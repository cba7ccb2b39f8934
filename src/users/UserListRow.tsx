import { Checkbox, TableCell, TableRow } from '@mui/material';
import { useMemo } from 'react';
import {
  DataTableConfigContext,
  DataTableRow,
  type DataTableRowProps,
  useDataTableConfigContext,
  useDataTableSelectedIdsContext,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { ErrorBoundary } from 'react-error-boundary';
import { fullName, type User } from '../api/contract';
import { useSelectRow } from './RowSelection';

/**
 * A row whose checkbox is named after its account.
 *
 * react-admin gives all its checkboxes the same label, and puts it on the element around the
 * checkbox, where screen readers do not read it. So its checkboxes are turned off, and the first
 * cell of this row has one of ours.
 */
export const UserListRow = ({ children, ...props }: DataTableRowProps) => {
  const config = useDataTableConfigContext();
  const withoutCheckbox = useMemo(() => ({ ...config, hasBulkActions: false }), [config]);
  const record = useRecordContext<User>();
  return (
    <ErrorBoundary FallbackComponent={FailedRow} resetKeys={[record]}>
      <DataTableConfigContext value={withoutCheckbox}>
        <DataTableRow {...props}>
          <TableCell padding="checkbox">
            <UserCheckbox />
          </TableCell>
          {children}
        </DataTableRow>
      </DataTableConfigContext>
    </ErrorBoundary>
  );
};

const FailedRow = () => {
  const record = useRecordContext<User>();
  const translate = useTranslate();
  return (
    <TableRow>
      <TableCell colSpan={100}>
        {record?.id} · {translate('vigie.record_error')}
      </TableCell>
    </TableRow>
  );
};

const UserCheckbox = () => {
  const user = useRecordContext<User>();
  const select = useSelectRow();
  const selectedIds = useDataTableSelectedIdsContext();
  const translate = useTranslate();
  if (!user) return null;
  const name = fullName(user);
  return (
    <Checkbox
      checked={selectedIds?.includes(user.id) ?? false}
      onClick={(event) => {
        select(user.id, event.shiftKey ? 'extend' : 'toggle');
        event.stopPropagation();
      }}
      slotProps={{ input: { 'aria-label': translate('resources.users.action.select', { name }) } }}
    />
  );
};
