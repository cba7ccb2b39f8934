import { Button, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useSelection } from '../../accounts';
import { ActButton, RecordLink, Section, useFormats } from '../../ui';
import { dayFrom, doubtfulAccounts, useMarks } from './marks';

/** The accounts to look at again from a given day, earliest first. */
export const DueList = () => {
  const translate = useTranslate();
  const { marks, unmark } = useMarks();
  const { add } = useSelection();
  const { date } = useFormats();
  const accounts = doubtfulAccounts(marks);
  if (accounts.length === 0) return null;
  const today = dayFrom(new Date(), 0);
  return (
    <Section title="review.due">
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{translate('actions.preview.account')}</TableCell>
            <TableCell>{translate('review.until')}</TableCell>
            <TableCell />
          </TableRow>
        </TableHead>
        <TableBody>
          {accounts.map(({ id, name, until }) => (
            <TableRow key={id}>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>
                <RecordLink resource="users" id={id}>
                  {name}
                </RecordLink>
              </TableCell>
              <TableCell>
                <time dateTime={until}>{date(Date.parse(`${until}T00:00`))}</time>
                {until <= today && ` · ${translate('review.due_now')}`}
              </TableCell>
              <TableCell>
                <ActButton
                  size="small"
                  act={() => {
                    add([id]);
                  }}
                >
                  {translate('review.select')}
                </ActButton>
                <Button
                  size="small"
                  onClick={() => {
                    unmark(id);
                  }}
                >
                  {translate('review.forget')}
                </Button>
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Section>
  );
};
