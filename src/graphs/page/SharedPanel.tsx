import {
  LinearProgress,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  Typography,
} from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'react-admin';
import { fullName } from '../../api/contract';
import { useFormats } from '../../ui';
import type { SharedTrait } from '../findings/sharedTraits';
import { useGraph } from './GraphContext';

/** What the selected accounts share, with the number of selected and of other accounts that have it. */
export const SharedPanel = () => {
  const translate = useTranslate();
  const { selection, analysis, graph } = useGraph();
  const nodes = [...selection.nodes].sort((a, b) => a - b);
  const { data: traits } = useQuery({
    queryKey: ['graph shared', graph.linked.targets.length, nodes],
    queryFn: () => analysis.share(nodes),
    enabled: nodes.length > 0,
    networkMode: 'always',
    gcTime: 0,
  });
  if (nodes.length === 0) {
    return <Typography variant="body2">{translate('graph.selection.none')}</Typography>;
  }
  return (
    <>
      <Typography variant="body2" role="status">
        {translate('graph.selection.count', { smart_count: nodes.length })}{' '}
        {selection.outside > 0 &&
          translate('graph.selection.outside', { smart_count: selection.outside })}
      </Typography>
      {!traits ? (
        <LinearProgress aria-label={translate('graph.selection.shared')} />
      ) : traits.length === 0 ? (
        <Typography variant="body2">{translate('graph.selection.nothing')}</Typography>
      ) : (
        <TraitTable traits={traits} />
      )}
    </>
  );
};

const TraitTable = ({ traits }: { traits: readonly SharedTrait[] }) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const valueOf = useTraitValue();
  const share = (count: number, of: number) =>
    of === 0 ? '—' : `${number(count)} / ${number(of)}`;
  return (
    <Table size="small" aria-label={translate('graph.selection.shared')}>
      <TableHead>
        <TableRow>
          <TableCell>{translate('graph.selection.shared')}</TableCell>
          <TableCell align="right">{translate('graph.selection.inside')}</TableCell>
          <TableCell align="right">{translate('graph.selection.elsewhere')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {traits.map((trait) => (
          <TableRow key={`${trait.kind} ${trait.value}`}>
            <TableCell component="th" scope="row" sx={{ overflowWrap: 'anywhere' }}>
              {translate(`graph.trait.${trait.kind}`)} <bdi>{valueOf(trait)}</bdi>
            </TableCell>
            <TableCell align="right">{share(trait.inside, trait.insideOf)}</TableCell>
            <TableCell align="right">{share(trait.outside, trait.outsideOf)}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
};

const useTraitValue = () => {
  const { date, dateTime } = useFormats();
  const { graph, nodeOf } = useGraph();
  return ({ kind, value }: SharedTrait): string => {
    switch (kind) {
      case 'signup_hour':
        return dateTime(Date.parse(value));
      case 'signup_day':
        return date(Date.parse(value));
      case 'target': {
        const account = graph.accounts[nodeOf.get(value) ?? -1];
        return account ? fullName(account) : value;
      }
      default:
        return value;
    }
  };
};
