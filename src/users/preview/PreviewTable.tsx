import { Checkbox, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ComponentProps } from 'react';
import { RecordContextProvider, useTranslate } from 'react-admin';
import { TableVirtuoso } from 'react-virtuoso';
import { UserStatusField } from '../../accounts';
import type { PlannedAccount } from './plan';
import { isAlwaysLeftOut } from './protection';

interface Props {
  /** Name of the action. */
  action: string;
  accounts: readonly PlannedAccount[];
  onName(id: string, isNamed: boolean): void;
}

const ROW_HEIGHT = 44;
const MAX_ROWS_SHOWN = 7;
/** On a telephone names need the room, and the effect says what changes. */
const WIDE_ONLY = { display: { xs: 'none', sm: 'table-cell' } };

// virtuoso's own parts, as MUI's.
const components = {
  Table: (props: ComponentProps<typeof Table>) => <Table {...props} size="small" />,
  TableHead,
  TableBody,
  TableRow,
};

/** All the accounts of a preview; those that are left out first, each to be taken in by name. */
export const PreviewTable = ({ action, accounts, onName }: Props) => {
  const translate = useTranslate();
  const height = ROW_HEIGHT * (Math.min(accounts.length, MAX_ROWS_SHOWN) + 1);
  return (
    <TableVirtuoso
      style={{ height }}
      data={accounts}
      components={components as never}
      fixedHeaderContent={() => (
        <TableRow sx={{ bgcolor: 'background.paper' }}>
          {/* Not a header: a header needs a text. */}
          <TableCell component="td" padding="checkbox" />
          <TableCell>{translate('actions.preview.account')}</TableCell>
          <TableCell sx={WIDE_ONLY}>{translate('resources.users.fields.active')}</TableCell>
          <TableCell>{translate('actions.preview.effect')}</TableCell>
        </TableRow>
      )}
      itemContent={(_index, account) => (
        <PreviewCells action={action} account={account} onName={onName} />
      )}
    />
  );
};

const PreviewCells = ({
  action,
  account: { user, protection, isAlreadySo, isTaken },
  onName,
}: Pick<Props, 'action' | 'onName'> & { account: PlannedAccount }) => {
  const translate = useTranslate();
  const name = `${user.first_name} ${user.last_name}`;
  const effect = () => {
    if (!isTaken) return translate(`actions.left_out.${protection ?? 'deleted'}`);
    return translate(isAlreadySo ? 'actions.preview.already_so' : `actions.${action}.effect`);
  };
  return (
    <>
      <TableCell padding="checkbox">
        {protection && (
          <Checkbox
            size="small"
            checked={isTaken}
            disabled={isAlwaysLeftOut(protection)}
            onChange={(_event, checked) => {
              onName(user.id, checked);
            }}
            slotProps={{
              input: { 'aria-label': translate('actions.preview.take_in', { name }) },
            }}
          />
        )}
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        <bdi>{name}</bdi>
        <br />
        <small>{user.email}</small>
      </TableCell>
      <TableCell sx={WIDE_ONLY}>
        <RecordContextProvider value={user}>
          <UserStatusField />
        </RecordContextProvider>
      </TableCell>
      <TableCell>{effect()}</TableCell>
    </>
  );
};
