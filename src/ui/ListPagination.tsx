import type { TablePaginationProps } from '@mui/material';
import { Pagination, type PaginationProps, useListContext, useTranslate } from 'react-admin';

/** The page sizes of a list, unless it has its own. */
export const PAGE_SIZES = [20, 50, 100];

/** The pagination of a list. Hidden when the list could not be loaded. */
export const ListPagination = ({ rowsPerPageOptions = PAGE_SIZES }: PaginationProps) => {
  const { error } = useListContext();
  const translate = useTranslate();
  if (error) return null;
  // On narrow screens react-admin keeps MUI's English names for the buttons. Its types lack this
  // prop, but it passes it on.
  const names: Pick<TablePaginationProps, 'getItemAriaLabel'> = {
    getItemAriaLabel: (type) => translate(`ra.navigation.${type}`),
  };
  return <Pagination rowsPerPageOptions={rowsPerPageOptions} {...names} />;
};
