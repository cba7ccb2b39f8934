import type { TablePaginationProps } from '@mui/material';
import { Pagination, type PaginationProps, useListContext, useTranslate } from 'react-admin';

const PAGE_SIZES = [20, 50, 100];

/** The pages of a list. None while the list cannot be read: there is nothing to count. */
export const ListPagination = ({ rowsPerPageOptions = PAGE_SIZES }: PaginationProps) => {
  const { error } = useListContext();
  const translate = useTranslate();
  if (error) return null;
  // On a narrow screen react-admin leaves the buttons their English names. Its type does not
  // say that it passes these on.
  const names: Pick<TablePaginationProps, 'getItemAriaLabel'> = {
    getItemAriaLabel: (type) => translate(`ra.navigation.${type}`),
  };
  return <Pagination rowsPerPageOptions={rowsPerPageOptions} {...names} />;
};
