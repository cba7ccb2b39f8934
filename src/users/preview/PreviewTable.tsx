import { Box, Checkbox, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import type { ComponentProps } from 'react';
import { RecordContextProvider, useTranslate } from 'react-admin';
import { TableVirtuoso } from 'react-virtuoso';
import { fullName } from '../../api/contract';
import { AccountText } from '../../ui';
import { UserStatusField } from '../../accounts';
import type { PlannedAccount } from './plan';
import { isAlwaysExcluded } from './exclusion';

interface Props {
  /** Name of the action. */
  action: string;
  accounts: readonly PlannedAccount[];
  onInclude(id: string, isIncluded: boolean): void;
}

/** The height of some rows, below the header. */
const heightOf = (rows: number) => ({
  // On a phone, an address takes two lines.
  xs: 66 * (Math.min(rows, 4) + 1),
  sm: 44 * (Math.min(rows, 7) + 1),
});
/** Hidden on a phone, where names need the room. The column of the effect says what changes. */
const WIDE_ONLY = { display: { xs: 'none', sm: 'table-cell' } };

// MUI's components for the parts of virtuoso's table.
const components = {
  Table: (props: ComponentProps<typeof Table>) => <Table {...props} size="small" />,
  TableHead,
  TableBody,
  TableRow,
};

/** The accounts of a preview. Protected ones come first, each with a checkbox to include it. */
export const PreviewTable = ({ action, accounts, onInclude }: Props) => {
  const translate = useTranslate();
  return (
    <Box sx={{ height: heightOf(accounts.length) }}>
      <TableVirtuoso
        style={{ height: '100%' }}
        data={accounts}
        computeItemKey={(_index, { user }) => user.id}
        components={components as never}
        fixedHeaderContent={() => (
          <TableRow sx={{ bgcolor: 'background.paper' }}>
            {/* Not a header cell, which would need a text. */}
            <TableCell component="td" padding="checkbox" />
            <TableCell>{translate('actions.preview.account')}</TableCell>
            <TableCell sx={WIDE_ONLY}>{translate('resources.users.fields.active')}</TableCell>
            <TableCell>{translate('actions.preview.effect')}</TableCell>
          </TableRow>
        )}
        itemContent={(_index, account) => (
          <PreviewCells action={action} account={account} onInclude={onInclude} />
        )}
      />
    </Box>
  );
};

const PreviewCells = ({
  action,
  account: { user, exclusion, isAlreadySo, isIncluded },
  onInclude,
}: Pick<Props, 'action' | 'onInclude'> & { account: PlannedAccount }) => {
  const translate = useTranslate();
  const name = fullName(user);
  const effect = () => {
    if (!isIncluded) return translate(`actions.left_out.${exclusion ?? 'deleted'}`);
    return translate(isAlreadySo ? 'actions.preview.already_so' : `actions.${action}.effect`);
  };
  return (
    <>
      <TableCell padding="checkbox">
        {exclusion && (
          <Checkbox
            size="small"
            checked={isIncluded}
            disabled={isAlwaysExcluded(exclusion)}
            onChange={(_event, checked) => {
              onInclude(user.id, checked);
            }}
            slotProps={{
              input: { 'aria-label': translate('actions.preview.include', { name }) },
            }}
          />
        )}
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>
        <bdi>{name}</bdi>
        <br />
        <small>{user.email && <AccountText>{user.email}</AccountText>}</small>
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
