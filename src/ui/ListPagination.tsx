import type { TablePaginationProps } from '@mui/material';
import { Pagination, type PaginationProps, useListContext, useTranslate } from 'react-admin';

/** The pages of a list. None while the list cannot be read: there is nothing to count. */
export const ListPagination = ({ rowsPerPageOptions }: PaginationProps) => {
  const { error } = useListContext();
  const translate = useTranslate();
  if (error) return null;
  // On a narrow screen react-admin leaves the buttons their English names; its type does not tell
  // that it passes these on.
  const names: Pick<TablePaginationProps, 'getItemAriaLabel'> = {
    getItemAriaLabel: (type) => translate(`ra.navigation.${type}`),
  };
  return <Pagination rowsPerPageOptions={rowsPerPageOptions} {...names} />;
};
