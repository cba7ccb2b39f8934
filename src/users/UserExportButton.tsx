import DownloadIcon from '@mui/icons-material/Download';
import { useState } from 'react';
import {
  Button,
  downloadCSV,
  useDataProvider,
  useListContext,
  useNotify,
  useTranslate,
} from 'react-admin';
import type { User } from '../api/contract';
import { failureMessage } from '../dataProvider';

const PAGE_SIZE = 500;

/** Exports all accounts that match the list, in its order, not only the current page. */
export const UserExportButton = () => {
  const { filterValues, sort, total } = useListContext<User>();
  const dataProvider = useDataProvider();
  const notify = useNotify();
  const translate = useTranslate();
  const [read, setRead] = useState<number | null>(null);

  const exportAll = async () => {
    setRead(0);
    try {
      const { userCsv } = await import('./userCsv');
      // Each new sign-up pushes an account to the next page, where it is read a second time.
      const users = new Map<string, User>();
      for (let page = 1, pages = 1; page <= pages; page += 1) {
        const answer = await dataProvider.getList<User>('users', {
          filter: filterValues as Record<string, unknown>,
          sort,
          pagination: { page, perPage: PAGE_SIZE },
        });
        for (const user of answer.data) users.set(user.id, user);
        pages = Math.ceil((answer.total ?? 0) / PAGE_SIZE);
        setRead(users.size);
      }
      downloadCSV(userCsv([...users.values()]), translate('resources.users.export_file'));
    } catch (error) {
      notify(failureMessage(error), { type: 'error' });
    } finally {
      setRead(null);
    }
  };

  return (
    <Button
      label={
        read === null
          ? 'ra.action.export'
          : translate('resources.users.exporting', { read, total: total ?? 0 })
      }
      disabled={read !== null || total === 0}
      onClick={() => void exportAll()}
    >
      <DownloadIcon />
    </Button>
  );
};
