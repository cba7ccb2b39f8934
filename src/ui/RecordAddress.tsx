import type { ReactNode } from 'react';
import { useCreatePath, useGetOne, useResourceContext } from 'react-admin';
import { Navigate, useParams } from 'react-router-dom';

const isObjectId = (id: string) => /^[0-9a-f]{24}$/.test(id);

/**
 * Lets the page of a record be opened by its slug, as on the platform: it goes on to the address
 * with the identifier. react-admin fails when a record has another identifier than its address.
 */
export const RecordAddress = ({ children }: { children: ReactNode }) => {
  const { id = '' } = useParams();
  const resource = String(useResourceContext());
  const createPath = useCreatePath();
  const isSlug = !isObjectId(id);
  const { data, isFetched } = useGetOne(
    resource,
    { id },
    { enabled: isSlug, retry: false, onError: () => undefined },
  );
  // Not `isPending`, which is true again while the page itself reads a record that is missing.
  if (isSlug && !isFetched) return null;
  // A slug comes from a link to the platform, which means the page and never the form.
  if (data && data.id !== id) {
    return <Navigate to={createPath({ resource, type: 'show', id: data.id })} replace />;
  }
  return children;
};
