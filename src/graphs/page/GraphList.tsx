import DeleteIcon from '@mui/icons-material/Delete';
import {
  Alert,
  Box,
  Button,
  IconButton,
  Link as MuiLink,
  Skeleton,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
} from '@mui/material';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Confirm, Title, useRecordSelection, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import type { User } from '../../api/contract';
import { LoadingError, useFormats, wideOnly } from '../../ui';
import type { SavedGraph } from '../crawl/savedGraph';
import { graphPath } from './graphPath';
import { useGraphStore } from './useGraphStore';

const QUERY_KEY = ['graphs'];

const COLUMNS = ['name', 'accounts', 'follows', 'read_at', 'note'] as const;
/** The page of the graph tells them too. */
const sxOf = (column: string) => (column === 'follows' || column === 'note' ? wideOnly : undefined);

/** The graphs that this browser keeps of the instance. */
export const GraphList = () => {
  const translate = useTranslate();
  const store = useGraphStore();
  const queryClient = useQueryClient();
  const [selected] = useRecordSelection<User>({ resource: 'users' });
  const { data, error, isPending, refetch } = useQuery({
    queryKey: QUERY_KEY,
    queryFn: () => store.listGraphs(),
    networkMode: 'always',
    retry: false,
  });
  useEffect(
    () => store.onChange(() => void queryClient.invalidateQueries({ queryKey: QUERY_KEY })),
    [store, queryClient],
  );
  const content = () => {
    if (error) return <LoadingError error={error} onRetry={() => void refetch()} />;
    if (isPending) return <Skeleton variant="rounded" height={160} />;
    if (data.length === 0) {
      return (
        <Alert severity="info" role="status">
          {translate('graph.list.none')}
        </Alert>
      );
    }
    return <Graphs graphs={data} />;
  };
  return (
    <Box sx={{ p: 2, minWidth: 0 }}>
      <Title title="graph.list.title" preferenceKey={false} />
      {selected.length > 0 && (
        <Button component={Link} to="/graphs/create" variant="outlined" size="small" sx={{ mb: 1 }}>
          {translate('graph.list.from_selection')}
        </Button>
      )}
      {content()}
    </Box>
  );
};

const Graphs = ({ graphs }: { graphs: readonly SavedGraph[] }) => {
  const translate = useTranslate();
  const store = useGraphStore();
  const { dateTime, number } = useFormats();
  const [doomed, setDoomed] = useState<SavedGraph | null>(null);
  return (
    <>
      <Box sx={{ overflowX: 'auto' }}>
        <Table size="small" aria-label={translate('graph.list.title')}>
          <TableHead>
            <TableRow>
              {COLUMNS.map((column) => (
                <TableCell key={column} sx={sxOf(column)}>
                  {translate(`graph.list.${column}`)}
                </TableCell>
              ))}
              <TableCell />
            </TableRow>
          </TableHead>
          <TableBody>
            {graphs.map((graph) => (
              <TableRow key={graph.id}>
                <TableCell sx={{ minWidth: { sm: 160 }, overflowWrap: 'anywhere' }}>
                  <MuiLink component={Link} to={graphPath(graph)} dir="auto">
                    {graph.name}
                  </MuiLink>
                </TableCell>
                <TableCell>{number(graph.accountCount)}</TableCell>
                <TableCell sx={wideOnly}>{number(graph.followCount)}</TableCell>
                <TableCell>{graph.readAt === null ? '—' : dateTime(graph.readAt)}</TableCell>
                <TableCell sx={{ ...wideOnly, overflowWrap: 'anywhere' }}>{graph.note}</TableCell>
                <TableCell padding="checkbox">
                  <IconButton
                    size="small"
                    aria-label={translate('graph.list.delete', { name: graph.name })}
                    onClick={() => {
                      setDoomed(graph);
                    }}
                  >
                    <DeleteIcon fontSize="small" />
                  </IconButton>
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
      <Confirm
        isOpen={doomed !== null}
        title="graph.list.delete_title"
        content={translate('graph.list.delete_text', { name: doomed?.name ?? '' })}
        onConfirm={() => {
          if (doomed) void store.removeGraph(doomed.id);
          setDoomed(null);
        }}
        onClose={() => {
          setDoomed(null);
        }}
      />
    </>
  );
};
