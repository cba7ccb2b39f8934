import {
  Alert,
  Checkbox,
  Link as MuiLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TableSortLabel,
  TextField,
} from '@mui/material';
import { type ComponentProps, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { TableVirtuoso, type TableComponents } from 'react-virtuoso';
import { fullName } from '../../api/contract';
import { useDraftState, useFormats } from '../../ui';
import type { Verdict } from '../findings/finding';
import { degreeOf } from '../graph/adjacency';
import { statusOf } from '../view/categories';
import { useGraph } from './GraphContext';

const COLUMNS = ['account', 'group', 'in', 'out', 'mutual', 'signals', 'status', 'since'] as const;
type Column = (typeof COLUMNS)[number];

interface Sort {
  readonly column: Column;
  readonly order: 'asc' | 'desc';
}

interface Row {
  readonly node: number;
  readonly id: string;
  readonly account: string;
  readonly group: number;
  readonly in: number;
  readonly out: number;
  readonly mutual: number;
  /** Verdicts of its findings, the most serious first. */
  readonly signals: readonly Verdict[];
  readonly status: string;
  readonly since: number;
}

const NamedTable = (props: ComponentProps<typeof Table>) => {
  const translate = useTranslate();
  return <Table {...props} size="small" aria-label={translate('graph.table.label')} />;
};

const components: TableComponents<Row> = {
  Table: NamedTable,
  TableHead,
  TableBody,
  TableRow: ({ item: _item, ...props }) => <TableRow {...props} />,
};

/** The accounts that the picture shows, as a table, with the same selection. */
export const AccountTable = () => {
  const translate = useTranslate();
  const { selection } = useGraph();
  const [sort, setSort] = useState<Sort>({ column: 'in', order: 'desc' });
  const [text, setText] = useDraftState('table filter', '');
  const rows = useRows(sort, text);
  const nodes = rows.map(({ node }) => node);
  const selectedCount = nodes.filter((node) => selection.nodes.has(node)).length;

  const sortBy = (column: Column) => {
    setSort({
      column,
      order: sort.column === column && sort.order === 'desc' ? 'asc' : 'desc',
    });
  };
  return (
    <>
      <TextField
        size="small"
        label={translate('graph.table.filter')}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
        sx={{ my: 0.5 }}
      />
      {rows.length === 0 ? (
        <Alert severity="info">{translate('graph.table.none')}</Alert>
      ) : (
        <TableVirtuoso
          style={{ height: 'calc(100% - 56px)', minHeight: 320 }}
          data={rows}
          components={components}
          computeItemKey={(_index, { id }) => id}
          fixedHeaderContent={() => (
            <TableRow sx={{ bgcolor: 'background.paper' }}>
              <TableCell padding="checkbox">
                <Checkbox
                  size="small"
                  checked={selectedCount === rows.length}
                  indeterminate={selectedCount > 0 && selectedCount < rows.length}
                  slotProps={{
                    input: {
                      'aria-label': translate('graph.table.select_all', {
                        smart_count: rows.length,
                      }),
                    },
                  }}
                  onChange={(_event, isChecked) => {
                    selection.select(nodes, isChecked ? 'add' : 'remove');
                  }}
                />
              </TableCell>
              {COLUMNS.map((column) => (
                <TableCell key={column} sortDirection={sort.column === column ? sort.order : false}>
                  <TableSortLabel
                    active={sort.column === column}
                    direction={sort.column === column ? sort.order : 'desc'}
                    onClick={() => {
                      sortBy(column);
                    }}
                  >
                    {translate(`graph.table.${column}`)}
                  </TableSortLabel>
                </TableCell>
              ))}
            </TableRow>
          )}
          itemContent={(_index, row) => <Cells row={row} />}
        />
      )}
    </>
  );
};

const Cells = ({ row }: { row: Row }) => {
  const translate = useTranslate();
  const { date } = useFormats();
  const { selection, change } = useGraph();
  return (
    <>
      <TableCell padding="checkbox">
        <Checkbox
          size="small"
          checked={selection.nodes.has(row.node)}
          slotProps={{
            input: { 'aria-label': translate('graph.table.select', { name: row.account }) },
          }}
          onChange={() => {
            selection.toggle(row.node);
          }}
        />
      </TableCell>
      <TableCell sx={{ maxWidth: 260, overflow: 'hidden', textOverflow: 'ellipsis' }}>
        <MuiLink
          component="button"
          underline="hover"
          color="inherit"
          dir="auto"
          sx={{ textAlign: 'start' }}
          aria-label={translate('graph.table.open', { name: row.account })}
          onClick={() => {
            change({ kind: 'focus', id: row.id });
          }}
        >
          {row.account}
        </MuiLink>
      </TableCell>
      <TableCell>{row.group}</TableCell>
      <TableCell>{row.in}</TableCell>
      <TableCell>{row.out}</TableCell>
      <TableCell>{row.mutual}</TableCell>
      <TableCell>
        {row.signals.map((verdict) => translate(`graph.findings.verdict.${verdict}`)).join(', ')}
      </TableCell>
      <TableCell>{translate(`graph.category.status.${row.status}`)}</TableCell>
      <TableCell>{Number.isFinite(row.since) ? date(row.since) : '—'}</TableCell>
    </>
  );
};

const useRows = (sort: Sort, text: string): readonly Row[] => {
  const { graph, measures, findings, shown } = useGraph();
  const all = useMemo(() => {
    const signals = new Map<number, Set<Verdict>>();
    for (const { members, verdict } of findings ?? []) {
      for (const node of members) {
        const existing = signals.get(node);
        if (existing) existing.add(verdict);
        else signals.set(node, new Set([verdict]));
      }
    }
    return graph.accounts.map((account, node): Row => ({
      node,
      id: account.id,
      account: fullName(account),
      group: (measures.groups[node] ?? 0) + 1,
      in: degreeOf(graph.followers, node),
      out: degreeOf(graph.following, node),
      mutual: degreeOf(graph.mutual, node),
      signals: [...(signals.get(node) ?? [])],
      status: statusOf(account),
      since: account.details?.since ?? NaN,
    }));
  }, [graph, measures, findings]);
  return useMemo(() => {
    const searched = text.trim().toLocaleLowerCase();
    return all
      .filter(
        ({ node, account }) => shown[node] === 1 && account.toLocaleLowerCase().includes(searched),
      )
      .sort(comparing(sort));
  }, [all, shown, sort, text]);
};

/** Sorts by the most serious verdict, then by the others. */
const severity = (signals: readonly Verdict[]) =>
  signals.reduce(
    (sum, verdict) => sum + { suspect: 100, close_knit: 10, explained: 1 }[verdict],
    0,
  );

const comparing = ({ column, order }: Sort) => {
  const sign = order === 'asc' ? 1 : -1;
  return (a: Row, b: Row): number => {
    if (column === 'signals') return sign * (severity(a.signals) - severity(b.signals));
    const [first, second] = [a[column], b[column]];
    if (typeof first === 'string') return sign * first.localeCompare(String(second));
    // Unknown values come last in both orders.
    if (Number.isNaN(first) || Number.isNaN(second)) return Number.isNaN(first) ? 1 : -1;
    return sign * (first - Number(second));
  };
};
