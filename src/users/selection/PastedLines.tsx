import { Chip, Stack, Table, TableCell, TableRow } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { TableVirtuoso, type TableComponents } from 'react-virtuoso';
import type { Line } from './parseLines';
import { PastedLineResult } from './PastedLineResult';
import type { LineResult } from './resolveLines';

type Status = LineResult['status'];

interface Row {
  line: Line;
  result: LineResult;
}

// The height of a line that shows its account below its result.
const ROW_HEIGHT = 56;

const components: TableComponents<Row> = {
  Table: (props) => <Table {...props} size="small" sx={{ tableLayout: 'fixed' }} />,
  TableRow: ({ item: _item, ...props }) => <TableRow {...props} />,
};

/** The lines of a list with the result of each, optionally filtered by result. */
export const PastedLines = ({ lines, results }: { lines: Line[]; results: LineResult[] }) => {
  const translate = useTranslate();
  const [wanted, setWanted] = useState<Status | null>(null);
  const all = lines.flatMap((line, index): Row[] => {
    const result = results[index];
    return result ? [{ line, result }] : [];
  });
  const counts = new Map<Status, number>();
  for (const { status } of results) counts.set(status, (counts.get(status) ?? 0) + 1);
  // Ignore a filter that no line matches any more, rather than show an empty table.
  const shown = wanted !== null && counts.has(wanted) ? wanted : null;
  const rows = shown === null ? all : all.filter(({ result }) => result.status === shown);

  const filter = (status: Status | null, label: string, count: number) => (
    <Chip
      key={label}
      size="small"
      label={`${label} : ${count}`}
      variant={shown === status ? 'filled' : 'outlined'}
      aria-pressed={shown === status}
      onClick={() => {
        setWanted(status);
      }}
    />
  );

  return (
    <>
      <Stack
        role="group"
        aria-label={translate('selection.paste.outcome')}
        direction="row"
        useFlexGap
        spacing={0.5}
        sx={{ flexWrap: 'wrap', mb: 1 }}
      >
        {filter(null, translate('selection.paste.all'), all.length)}
        {[...counts].map(([status, count]) =>
          filter(status, translate(`selection.paste.status.${status}`), count),
        )}
      </Stack>
      <TableVirtuoso
        style={{ height: `min(50vh, 520px, ${(all.length + 1) * ROW_HEIGHT}px)` }}
        aria-label={translate('selection.paste.table')}
        data={rows}
        components={components}
        fixedHeaderContent={() => (
          <TableRow sx={{ bgcolor: 'background.paper' }}>
            <TableCell sx={{ width: 56 }}>{translate('selection.paste.line')}</TableCell>
            <TableCell>{translate('selection.paste.text')}</TableCell>
            <TableCell>{translate('selection.paste.result')}</TableCell>
          </TableRow>
        )}
        itemContent={(_index, { line, result }) => (
          <>
            <TableCell>{line.number}</TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere' }}>
              <bdi>{line.text}</bdi>
            </TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere' }}>
              <PastedLineResult result={result} />
            </TableCell>
          </>
        )}
      />
    </>
  );
};
