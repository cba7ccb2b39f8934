import { Link as MuiLink } from '@mui/material';
import type { ReactNode } from 'react';
import { useCreatePath } from 'react-admin';
import { Link } from 'react-router-dom';

interface Props {
  resource: string;
  id: string;
  children: ReactNode;
}

/**
 * The name of a record, leading to its page.
 *
 * A click anywhere on a row opens its record, but only a link can be reached with the keyboard or
 * opened in another tab.
 */
export const RecordLink = ({ resource, id, children }: Props) => {
  const createPath = useCreatePath();
  return (
    <MuiLink
      component={Link}
      to={createPath({ resource, type: 'show', id })}
      color="inherit"
      underline="hover"
      onClick={(event) => {
        event.stopPropagation();
      }}
    >
      {children}
    </MuiLink>
  );
};
