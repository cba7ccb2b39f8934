import { Link as MuiLink, type LinkProps } from '@mui/material';
import type { MouseEvent } from 'react';
import { useCreatePath } from 'react-admin';
import { Link } from 'react-router-dom';

interface Props extends Omit<LinkProps, 'id'> {
  resource: string;
  id: string;
}

/**
 * A link to the page of a record.
 *
 * In tables, a click anywhere on a row opens the record too, but only a link can be reached with
 * the keyboard or opened in another tab.
 */
export const RecordLink = ({ resource, id, ...props }: Props) => {
  const createPath = useCreatePath();
  return (
    <MuiLink
      component={Link}
      to={createPath({ resource, type: 'show', id })}
      color="inherit"
      underline="hover"
      // Most are names. This also keeps their direction from the words around them.
      dir="auto"
      {...props}
      onClick={(event: MouseEvent) => {
        event.stopPropagation();
      }}
    />
  );
};
