import { Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import { createContext, forwardRef, type HTMLAttributes, useContext, useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { type ItemProps, type TableComponents, TableVirtuoso } from 'react-virtuoso';
import type { JobItem } from '../core/job';
import { RecordLink, wideOnly } from '../../ui';
import { OutcomeLabel } from './OutcomeLabel';
import { useItemReason } from './useJobWords';
import { ItemAttempts } from './ItemAttempts';
import { ItemValues } from './ItemValues';

// Given, not found out: they would change with the rows in view. The report has them all.
const COLUMNS = {
  name: { width: { xs: '36%', md: '18%' } },
  outcome: { width: { xs: '32%', md: '13%' } },
  reason: { width: { xs: '32%', md: '22%' } },
  attempts: { ...wideOnly, width: '13%' },
  before: { ...wideOnly, width: '34%' },
};
const cell = { verticalAlign: 'top', overflowWrap: 'anywhere' } as const;

interface Props {
  items: JobItem[];
  /** How many there are, those not read yet included. */
  total: number;
  /** Called when the last of the items comes into view. */
  onEnd(): void;
}

const TotalContext = createContext(0);

// Made once: components made anew would take the scroll position and the focus with them.
const components: TableComponents<JobItem> = {
  Scroller: forwardRef<HTMLDivElement, HTMLAttributes<HTMLDivElement>>(
    function Scroller(props, ref) {
      const translate = useTranslate();
      return (
        <TableContainer
          {...props}
          ref={ref}
          role="region"
          aria-label={translate('jobs.items.title')}
        />
      );
    },
  ),
  Table: function VirtualTable({ style, children }) {
    const total = useContext(TotalContext);
    const translate = useTranslate();
    return (
      <Table
        size="small"
        style={{ ...style, tableLayout: 'fixed' }}
        aria-rowcount={total + 1}
        aria-label={translate('jobs.items.title')}
      >
        {children}
      </Table>
    );
  },
  TableHead: forwardRef<HTMLTableSectionElement>(function Head(props, ref) {
    return <TableHead {...props} ref={ref} />;
  }),
  TableBody: forwardRef<HTMLTableSectionElement>(function Body(props, ref) {
    return <TableBody {...props} ref={ref} />;
  }),
  TableRow: function Row({
    item: _item,
    context: _context,
    ...props
  }: ItemProps<JobItem> & { context?: unknown }) {
    return <TableRow {...props} aria-rowindex={props['data-index'] + 2} />;
  },
};

/** Accounts of a job; only those in view are drawn. */
export const JobItemTable = ({ items, total, onEnd }: Props) => {
  const translate = useTranslate();
  const header = useMemo(
    () => () => (
      <TableRow aria-rowindex={1} sx={{ bgcolor: 'background.paper' }}>
        {Object.entries(COLUMNS).map(([column, sx]) => (
          <TableCell key={column} sx={sx}>
            {translate(`jobs.items.columns.${column}`)}
          </TableCell>
        ))}
      </TableRow>
    ),
    [translate],
  );
  return (
    <TotalContext value={total}>
      <TableVirtuoso
        data={items}
        components={components}
        computeItemKey={(_index, item) => item.position}
        fixedHeaderContent={header}
        itemContent={(_index, item) => <Cells item={item} />}
        endReached={onEnd}
        increaseViewportBy={400}
        style={{ height: 'min(70vh, 640px)' }}
      />
    </TotalContext>
  );
};

const Cells = ({ item }: { item: JobItem }) => {
  const reasonOf = useItemReason();
  return (
    <>
      <TableCell component="th" scope="row" sx={cell}>
        <RecordLink resource="users" id={item.id}>
          <bdi>{item.name || item.id}</bdi>
        </RecordLink>
      </TableCell>
      <TableCell sx={cell}>
        <OutcomeLabel outcome={item.outcome} state={item.state} />
      </TableCell>
      <TableCell sx={cell}>{reasonOf(item)}</TableCell>
      <TableCell sx={{ ...cell, ...wideOnly }}>
        <ItemAttempts item={item} />
      </TableCell>
      <TableCell sx={{ ...cell, ...wideOnly }}>
        <ItemValues values={item.before} />
      </TableCell>
    </>
  );
};
