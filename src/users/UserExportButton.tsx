import DownloadIcon from '@mui/icons-material/Download';
import { useState } from 'react';
import { Button, useDataProvider, useListContext, useNotify, useTranslate } from 'react-admin';
import type { User } from '../api/contract';
import { useAttempt, useCsvDownload } from '../ui';
import { PAGE_SIZE, readMatching } from './selection/readMatching';

/** Exports all accounts that match the list, in its order, not only the current page. */
export const UserExportButton = () => {
  const { filterValues, sort, total } = useListContext<User>();
  const dataProvider = useDataProvider();
  const notify = useNotify();
  const translate = useTranslate();
  const download = useCsvDownload();
  const attempt = useAttempt();
  const [read, setRead] = useState<number | null>(null);

  const exportAll = async () => {
    setRead(0);
    try {
      const { userTable } = await import('./userTable');
      const { users, unreadable } = await readMatching({
        readPage: (page) =>
          dataProvider.getList<User>('users', {
            filter: filterValues as Record<string, unknown>,
            sort,
            pagination: { page, perPage: PAGE_SIZE },
          }),
        onProgress: setRead,
      });
      await download(translate('resources.users.export_file'), userTable(users));
      if (unreadable > 0) {
        notify('resources.users.not_exported', {
          type: 'warning',
          messageArgs: { smart_count: unreadable },
        });
      }
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
      disabled={attempt.isRunning || total === 0}
      onClick={() => void attempt.run(exportAll)}
    >
      <DownloadIcon />
    </Button>
  );
};
