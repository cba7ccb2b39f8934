import OpenInNewIcon from '@mui/icons-material/OpenInNew';
import { Button, useRecordContext } from 'react-admin';
import { useInstance } from '../instance';
import { isWebUrl } from './OutsideLink';

interface Listed {
  id: string;
  slug: string;
  page: string | null;
}

/**
 * Opens the record's page on the public site, at the address given by the API, or else one built
 * from the configuration. Hidden when neither is known.
 *
 * @param path the path of these records on the site, such as `users`
 */
export const PublicPageButton = ({ path }: { path: string }) => {
  const record = useRecordContext<Listed>();
  const { publicUrl } = useInstance();
  const page = record?.page ?? (record && publicUrl ? `${publicUrl}/${path}/${record.slug}` : null);
  if (page === null || !isWebUrl(page)) return null;
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
