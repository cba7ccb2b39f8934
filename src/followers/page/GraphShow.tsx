import {
  Alert,
  Box,
  Button,
  Skeleton,
  Stack,
  Tab,
  Tabs,
  Typography,
  useTheme,
} from '@mui/material';
import { useEffect, useMemo, useReducer, useState } from 'react';
import { Title, useStore, useTranslate } from 'react-admin';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { useFormats, useInstance, useKeys } from '../../layout';
import type { AnalysisClient, AnalysisState } from '../analysis/analysisClient';
import { useAnalysis } from '../analysis/useAnalysis';
import type { Crawl, CrawlState } from '../crawl/crawl';
import type { SavedGraph } from '../crawl/graphStore';
import { type Picture } from '../picture/picture';
import { detectRendering } from '../picture/webgl';
import { categoriesOf } from '../view/categories';
import { changeView, FIRST_VIEW } from '../view/graphView';
import { paletteFor } from '../view/palette';
import { shownNodes } from '../view/shown';
import { AccountPanel } from './AccountPanel';
import { AccountTable } from './AccountTable';
import { CollectPanel } from './CollectPanel';
import { FindingsPanel } from './FindingsPanel';
import { GraphContext, type GraphContextValue, useGraph } from './GraphContext';
import { GraphLegend } from './GraphLegend';
import { GraphPicture } from './GraphPicture';
import { GraphToolbar, type Presentation } from './GraphToolbar';
import { SharedPanel } from './SharedPanel';
import { useCrawl } from './useCrawl';
import { useGraphSelection } from './useGraphSelection';
import { useJobStatuses } from './useJobStatuses';

/** One graph: its picture or table, what was found in it, and the reading of it. */
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

/** The address of a graph of another browser, or of one that was deleted here. */
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
  const { apiUrl } = useInstance();
  const isReading = state.status.kind === 'running';
  // While it is read the graph is analysed at each step, not at each answer.
  const [version, setVersion] = useState(state.version);
  if (!isReading && state.version !== version) setVersion(state.version);
  const { analysis, state: analysed } = useAnalysis(apiUrl, saved.id, version);

  // The first accounts are read at once: only then is it known what the first step costs.
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
      return (
        <Alert severity="error">
          {translate('graph.failed', { message: analysed.message })}
          <Button onClick={() => analysis?.open()}>{translate('vigie.error_page.retry')}</Button>
        </Alert>
      );
    }
    if (analysed.status === 'loading' || !analysis || analysed.graph.accounts.length === 0) {
      return <Box sx={{ maxWidth: 520 }}>{collect}</Box>;
    }
    return (
      <ReadyGraph
        isBegun={saved.step > 0}
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
      <Title title={saved.name} preferenceKey={false} />
      {body()}
    </Box>
  );
};

interface ReadyProps {
  /** A step was read: there is something to be found. */
  isBegun: boolean;
  saved: SavedGraph;
  analysis: AnalysisClient;
  state: Extract<AnalysisState, { status: 'ready' }>;
  collect: React.ReactNode;
  onExpand?: (id: string) => void;
}

const NO_ACCOUNTS: ReadonlyMap<string, number> = new Map();

const ReadyGraph = ({ isBegun, saved, analysis, state, collect, onExpand }: ReadyProps) => {
  const { palette: themePalette } = useTheme();
  const palette = paletteFor(themePalette.mode);
  const [now] = useState(Date.now);
  const [view, change] = useReducer(changeView, FIRST_VIEW);
  const graph = useJobStatuses(state.graph, saved.readAt ?? 0) ?? state.graph;
  const { accounts } = graph;
  const { findings, measures } = state;
  const nodeOf = useMemo(
    () => (accounts.length ? new Map(accounts.map(({ id }, node) => [id, node])) : NO_ACCOUNTS),
    [accounts],
  );
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
      <Workbench isBegun={isBegun} collect={collect} onExpand={onExpand} />
    </GraphContext>
  );
};

const PANELS = ['findings', 'account', 'selection', 'collect'] as const;
type Panel = (typeof PANELS)[number];

/** Picture or table on the left, details on the right; one below the other on a narrow screen. */
const Workbench = ({
  isBegun,
  collect,
  onExpand,
}: Pick<ReadyProps, 'isBegun' | 'collect' | 'onExpand'>) => {
  const translate = useTranslate();
  const { number } = useFormats();
  const { graph, shown, view, change, selection } = useGraph();
  const [rendering] = useState(detectRendering);
  const canDraw = rendering !== 'none';
  const [wanted, setWanted] = useStore<Presentation>('graph.presentation', 'picture');
  const presentation = canDraw ? wanted : 'table';
  const [picture, setPicture] = useState<Picture | null>(null);
  const [panel, setPanel] = useState<Panel>(isBegun ? 'findings' : 'collect');
  const [lastFocus, setLastFocus] = useState(view.focus);
  if (view.focus !== lastFocus) {
    setLastFocus(view.focus);
    if (view.focus !== null) setPanel('account');
  }
  const expand =
    onExpand &&
    ((node: number) => {
      const id = graph.accounts[node]?.id;
      if (id !== undefined) onExpand(id);
    });
  useKeys({
    t: () => {
      if (canDraw) setWanted(presentation === 'table' ? 'picture' : 'table');
    },
    m: () => {
      change({ kind: 'toggle_mutual' });
    },
    z: () => {
      if (selection.canUndo) selection.undo();
    },
  });
  const shownCount = shown.reduce((sum, one) => sum + one, 0);
  return (
    <>
      <GraphToolbar
        presentation={presentation}
        onPresentation={setWanted}
        picture={presentation === 'picture' ? picture : null}
        canDraw={canDraw}
      />
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <GraphLegend />
        <Typography variant="caption" color="text.secondary">
          {translate('graph.counts', {
            accounts: number(graph.accounts.length),
            follows: number(graph.following.targets.length),
          })}
          {shownCount < graph.accounts.length &&
            ` · ${translate('graph.shown', { shown: number(shownCount) })}`}
        </Typography>
      </Stack>
      {!canDraw && <Alert severity="warning">{translate('graph.picture.no_webgl')}</Alert>}
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          mt: 0.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) 360px' },
        }}
      >
        <Box
          sx={{
            height: { xs: '60vh', md: 'calc(100vh - 190px - var(--footer-height, 0px))' },
            minHeight: 360,
            minWidth: 0,
            border: 1,
            borderColor: 'divider',
          }}
        >
          {presentation === 'table' ? (
            <AccountTable />
          ) : (
            <GraphPicture
              ref={setPicture}
              isSoftware={rendering === 'software'}
              onExpand={(node) => {
                expand?.(node);
              }}
            />
          )}
        </Box>
        <Box
          component="section"
          aria-label={translate('graph.panels.label')}
          sx={{
            minWidth: 0,
            overflowY: 'auto',
            maxHeight: { md: 'calc(100vh - 190px - var(--footer-height, 0px))' },
          }}
        >
          <Tabs
            value={panel}
            variant="scrollable"
            onChange={(_event, next: Panel) => {
              setPanel(next);
            }}
          >
            {PANELS.map((name) => (
              <Tab
                key={name}
                value={name}
                id={`graph-tab-${name}`}
                aria-controls="graph-panel"
                label={translate(`graph.panels.${name}`)}
                sx={{ minWidth: 0, px: 1.25 }}
              />
            ))}
          </Tabs>
          <Box
            role="tabpanel"
            id="graph-panel"
            aria-labelledby={`graph-tab-${panel}`}
            tabIndex={0}
            sx={{ p: 1 }}
          >
            {panel === 'findings' && <FindingsPanel />}
            {panel === 'account' && <AccountPanel onExpand={expand} />}
            {panel === 'selection' && <SharedPanel />}
            {panel === 'collect' && collect}
          </Box>
        </Box>
      </Box>
    </>
  );
};
