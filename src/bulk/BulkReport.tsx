import { Alert, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { failureMessage } from '../dataProvider';
import type { Outcome } from './runBulk';

interface Props {
  outcomes: readonly Outcome[];
  /** What to call a record. */
  nameOf(id: string): string;
  /** Message key of the sentence with the counts `done`, `skipped`, `failed`, `not_attempted`. */
  summary: string;
}

const useReason = () => {
  const translate = useTranslate();
  return (outcome: Outcome): string => {
    switch (outcome.status) {
      case 'done':
        return '';
      case 'skipped':
        return translate(outcome.reason, { _: outcome.reason });
      case 'not_attempted':
        return translate('vigie.bulk.not_attempted');
      case 'failed':
        return translate(failureMessage(outcome.error), { _: failureMessage(outcome.error) });
    }
  };
};

/** What a run came to: the counts, and the reason for each record that was not done. */
export const BulkReport = ({ outcomes, nameOf, summary }: Props) => {
  const translate = useTranslate();
  const reasonFor = useReason();
  const count = (status: Outcome['status']) =>
    outcomes.filter((outcome) => outcome.status === status).length;
  const notDone = outcomes.filter(({ status }) => status !== 'done');
  return (
    <>
      <Alert severity={count('failed') > 0 ? 'warning' : 'success'} role="status">
        {translate(summary, {
          done: count('done'),
          skipped: count('skipped'),
          failed: count('failed'),
          not_attempted: count('not_attempted'),
        })}
      </Alert>
      {notDone.length > 0 && (
        <Table size="small" sx={{ mt: 2 }} aria-label={translate('vigie.bulk.not_done')}>
          <TableHead>
            <TableRow>
              <TableCell>{translate('vigie.bulk.record')}</TableCell>
              <TableCell>{translate('vigie.bulk.outcome')}</TableCell>
              <TableCell>{translate('vigie.bulk.reason')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {notDone.map((outcome) => (
              <TableRow key={outcome.id}>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{nameOf(outcome.id)}</TableCell>
                <TableCell>
                  <Typography
                    variant="body2"
                    color={outcome.status === 'failed' ? 'error' : 'text.secondary'}
                  >
                    {translate(`vigie.bulk.status.${outcome.status}`)}
                  </Typography>
                </TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{reasonFor(outcome)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  );
};
