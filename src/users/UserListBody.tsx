import { useRef } from 'react';
import { DataTableBody, type DataTableBodyProps } from 'react-admin';
import { RowKeys } from './RowKeys';
import { RowSelection } from './RowSelection';
import { UserListRow } from './UserListRow';

/** The rows of the list, with their selection and their keys. */
export const UserListBody = (props: DataTableBodyProps) => {
  const body = useRef<HTMLTableSectionElement>(null);
  return (
    <RowSelection>
      <RowKeys body={body} />
      <DataTableBody {...props} ref={body} row={UserListRow} />
    </RowSelection>
  );
};
