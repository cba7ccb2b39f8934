import { Alert, Box, Button, Skeleton, Stack, useTheme } from '@mui/material';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { Title, useTranslate } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { isLoadFailure, LoadFailureAlert } from '../../release';
import { useInstance } from '../../instance';
import type { AnalysisClient, AnalysisState } from '../analysis/analysisClient';
import { useAnalysis } from '../analysis/useAnalysis';
import type { Crawl, CrawlState } from '../crawl/crawlState';
import type { SavedGraph } from '../crawl/savedGraph';
import { categoriesOf } from '../view/categories';
import { changeView, FIRST_VIEW } from '../view/graphView';
import { paletteFor } from '../view/palette';
import { shownNodes } from '../view/shown';
import { CollectPanel } from './CollectPanel';
import { GraphContext, type GraphContextValue } from './GraphContext';
import { useCrawl } from './useCrawl';
import { useGraphSelection } from './useGraphSelection';
import { useJobStatuses } from './useJobStatuses';
import { Workbench, type WorkbenchProps } from './Workbench';

/** The page of a graph: picture or table, findings, and the crawl. */
export const GraphShow = () => {
  const { id = '' } = useParams();
  const reading = useCrawl(id);
  if (reading.crawl === null) return reading.isMissing ? <MissingGraph /> : <Loading />;
  const { graph } = reading.state;
  return graph ? <OpenGraph key={id} saved={graph} {...reading} /> : <Loading />;
};

const Loading = () => {
  const translate = useTranslate();
  return (
    <Box sx={{ p: 2 }} role="status" aria-label={translate('graph.loading')}>
      <Title title="graph.title" preferenceKey={false} />
      <Skeleton variant="rounded" height={420} />
    </Box>
  );
};

/** Shown for a link to a graph that is in another browser, or was deleted here. */
const MissingGraph = () => {
  const translate = useTranslate();
  const [search] = useSearchParams();
  const from = search.get('from');
  return (
    <Box sx={{ p: 2 }}>
      <Title title="graph.title" preferenceKey={false} />
      <Alert severity="info" role="status">
        {translate('graph.missing.text')}
      </Alert>
      <Stack direction="row" spacing={1} sx={{ mt: 1 }}>
        {from && (
          <Button
            component={Link}
            variant="contained"
            to={`/graphs/create?from=${encodeURIComponent(from)}`}
          >
            {translate('graph.missing.build')}
          </Button>
        )}
        <Button component={Link} to="/graphs">
          {translate('graph.missing.to_list')}
        </Button>
      </Stack>
    </Box>
  );
};

interface OpenProps {
  saved: SavedGraph;
  crawl: Crawl;
  state: CrawlState;
}

const OpenGraph = ({ saved, crawl, state }: OpenProps) => {
  const translate = useTranslate();
  const { instance } = useInstance();
  const isReading = state.status.kind === 'running';
  // During the crawl, the graph is analysed after each step, not after each response.
  const [version, setVersion] = useState(state.version);
  if (!isReading && state.version !== version) setVersion(state.version);
  const { analysis, state: analysed } = useAnalysis(instance, saved.id, version);

  // Read the first accounts at once: the cost of the first step depends on them.
  const isNew = saved.step < 0 && saved.requests === 0;
  useEffect(() => {
    if (isNew) void crawl.start(0);
  }, [isNew, crawl]);

  const collect = (
    <CollectPanel
      crawl={crawl}
      state={state}
      isBehind={state.version !== version}
      onUpdate={() => {
        setVersion(state.version);
      }}
    />
  );
  const body = () => {
    if (analysed.status === 'failed') {
      if (isLoadFailure(analysed.error)) return <LoadFailureAlert error={analysed.error} />;
      return (
        <Alert severity="error" role="alert">
          {translate('graph.failed', { message: analysed.error.message })}
          <Button onClick={() => analysis?.open()}>{translate('vigie.error_page.retry')}</Button>
        </Alert>
      );
    }
    // Before any follows are read there is nothing to draw, so show only the crawl.
    const hasFollows = saved.step > 0 || saved.followCount > 0;
    if (analysed.status === 'loading' || !analysis || !hasFollows) {
      return <Box sx={{ maxWidth: 520 }}>{collect}</Box>;
    }
    return (
      <ReadyGraph
        isReading={isReading}
        saved={saved}
        analysis={analysis}
        state={analysed}
        collect={collect}
        onExpand={isReading ? undefined : (id) => void crawl.expand(id)}
      />
    );
  };
  return (
    <Box sx={{ px: 1, minWidth: 0 }}>
      <Title title={<bdi>{saved.name}</bdi>} preferenceKey={false} />
      {body()}
    </Box>
  );
};

interface ReadyProps extends WorkbenchProps {
  saved: SavedGraph;
  analysis: AnalysisClient;
  state: Extract<AnalysisState, { status: 'ready' }>;
}

const ReadyGraph = ({ saved, analysis, state, ...workbench }: ReadyProps) => {
  const { palette: themePalette } = useTheme();
  const palette = paletteFor(themePalette.mode);
  const [now] = useState(Date.now);
  const [view, change] = useReducer(changeView, FIRST_VIEW);
  const graph = useJobStatuses(state.graph, saved.readAt ?? 0) ?? state.graph;
  const { accounts } = graph;
  const { findings, measures } = state;
  const nodeOf = useMemo(() => new Map(accounts.map(({ id }, node) => [id, node])), [accounts]);
  const selection = useGraphSelection(graph, nodeOf, now);
  const categories = useMemo(
    () =>
      categoriesOf(
        view.colourBy,
        { accounts, groups: measures.groups, findings: findings ?? [], now },
        palette,
      ),
    [view.colourBy, accounts, measures, findings, now, palette],
  );
  const shown = useMemo(() => shownNodes(graph, view, categories), [graph, view, categories]);
  const value: GraphContextValue = {
    id: saved.id,
    name: saved.name,
    graph,
    measures,
    findings,
    layout: state.layout,
    analysis,
    view,
    change,
    palette,
    categories,
    shown,
    nodeOf,
    selection,
    now,
  };
  return (
    <GraphContext value={value}>
      <Workbench {...workbench} />
    </GraphContext>
  );
};
