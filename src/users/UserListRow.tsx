import { Checkbox, TableCell } from '@mui/material';
import { useMemo } from 'react';
import {
  DataTableConfigContext,
  DataTableRow,
  type DataTableRowProps,
  useDataTableCallbacksContext,
  useDataTableConfigContext,
  useDataTableSelectedIdsContext,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import type { User } from '../api/contract';

/**
 * A row whose checkbox says whom it selects.
 *
 * react-admin names the box around the checkbox, which screen readers do not read, and names them
 * all alike; so the row is told to have none, and this one comes first among its cells.
 */
export const UserListRow = ({ children, ...props }: DataTableRowProps) => {
  const config = useDataTableConfigContext();
  const withoutCheckbox = useMemo(() => ({ ...config, hasBulkActions: false }), [config]);
  return (
    <DataTableConfigContext value={withoutCheckbox}>
      <DataTableRow {...props}>
        <TableCell padding="checkbox">
          <UserCheckbox />
        </TableCell>
        {children}
      </DataTableRow>
    </DataTableConfigContext>
  );
};

const UserCheckbox = () => {
  const user = useRecordContext<User>();
  const { handleToggleItem } = useDataTableCallbacksContext();
  const selectedIds = useDataTableSelectedIdsContext();
  const translate = useTranslate();
  if (!user || !handleToggleItem) return null;
  const name = `${user.first_name} ${user.last_name}`;
  return (
    <Checkbox
      checked={selectedIds?.includes(user.id) ?? false}
      onClick={(event) => {
        // With Shift, the event takes all rows since the last one.
        handleToggleItem(user.id, event);
        event.stopPropagation();
      }}
      slotProps={{ input: { 'aria-label': translate('resources.users.action.select', { name }) } }}
    />
  );
};
