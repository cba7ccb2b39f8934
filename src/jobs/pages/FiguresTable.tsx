import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { Fragment } from 'react';
import { useTranslate } from 'react-admin';
import type { MonthFigures } from '../journal/monthlyFigures';
import { useFormats } from '../../ui';
import { HOUR_MS } from '../../ui/durations';
import { useReasonLabel } from './useJobWords';

type Figures = Pick<MonthFigures, 'handled' | 'undone' | 'medianMs'>;

/** The figures of each month, then of each of its actions and reasons. */
export const FiguresTable = ({ months }: { months: readonly MonthFigures[] }) => {
  const translate = useTranslate();
  const labelOf = useReasonLabel();
  const { month: monthName } = useFormats();
  const heads = [
    ['jobs.figures.month', 'left'],
    ['jobs.columns.action', 'left'],
    ['jobs.columns.reason', 'left'],
    ['jobs.figures.handled', 'right'],
    ['jobs.figures.undone', 'right'],
    ['jobs.figures.median', 'right'],
  ] as const;
  return (
    <TableContainer>
      <Table size="small" aria-label={translate('jobs.views.figures')}>
        <TableHead>
          <TableRow>
            {heads.map(([label, align]) => (
              <TableCell key={label} align={align}>
                {translate(label)}
              </TableCell>
            ))}
          </TableRow>
        </TableHead>
        <TableBody>
          {months.map((figures) => (
            <Fragment key={figures.month}>
              <TableRow sx={{ '& > .MuiTableCell-root': { fontWeight: 600 } }}>
                <TableCell component="th" scope="row">
                  {monthName(figures.month)}
                </TableCell>
                <TableCell colSpan={2}>{translate('jobs.figures.all')}</TableCell>
                <FigureCells figures={figures} />
              </TableRow>
              {figures.groups.map((group) => (
                <TableRow key={`${group.action}/${group.reason}`}>
                  <TableCell />
                  <TableCell>
                    {translate(`actions.${group.action}.name`, { _: group.action })}
                  </TableCell>
                  <TableCell>{labelOf(group.reason)}</TableCell>
                  <FigureCells figures={group} />
                </TableRow>
              ))}
            </Fragment>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
};

const FigureCells = ({ figures: { handled, undone, medianMs } }: { figures: Figures }) => {
  const { number } = useFormats();
  const duration = useDuration();
  return (
    <>
      <TableCell align="right">{number(handled)}</TableCell>
      <TableCell align="right">{number(undone)}</TableCell>
      <TableCell align="right">{medianMs === null ? '—' : duration(medianMs)}</TableCell>
    </>
  );
};

const DAY_HOURS = 24;

/** A duration in hours, or in days from two days on. */
const useDuration = () => {
  const translate = useTranslate();
  const { number } = useFormats();
  return (ms: number): string => {
    const hours = ms / HOUR_MS;
    return hours < 2 * DAY_HOURS
      ? translate('jobs.figures.hours', { value: number(hours, 1) })
      : translate('jobs.figures.days', { value: number(hours / DAY_HOURS, 1) });
  };
};
