import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import { Button, useRecordContext } from 'react-admin';
import { useInstance } from '../instance';

interface Listed {
  id: string;
  slug: string;
  page: string | null;
}

/**
 * Opens the record's page on the public site: the API's own address for it, else one made from the
 * configuration. Nothing is shown where the site is not known.
 *
 * @param path the site's folder for such records, `users` for instance
 */
export const PublicPageButton = ({ path }: { path: string }) => {
  const record = useRecordContext<Listed>();
  const { publicUrl } = useInstance();
  const page = record?.page ?? (record && publicUrl ? `${publicUrl}/${path}/${record.slug}` : null);
  if (page === null || !/^https?:\/\//i.test(page)) return null;
  return (
    <Button
      component="a"
      href={page}
      target="_blank"
      rel="noopener noreferrer"
      label="vigie.action.public_page"
      onClick={(event: { stopPropagation(): void }) => event.stopPropagation()}
    >
      <OpenInNewIcon />
    </Button>
  );
};
