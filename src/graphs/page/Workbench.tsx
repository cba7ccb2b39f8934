import { Alert, Box, Stack, Tab, Tabs, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useStore, useTranslate } from 'react-admin';
import { useKeys } from '../../ui';
import type { Picture } from '../picture/picture';
import { detectRendering } from '../picture/webgl';
import { AccountPanel } from './AccountPanel';
import { AccountTable } from './AccountTable';
import { FindingsPanel } from './FindingsPanel';
import { useGraph } from './GraphContext';
import { GraphLegend } from './GraphLegend';
import { GraphPicture } from './GraphPicture';
import { GraphToolbar, type Presentation } from './GraphToolbar';
import { SharedPanel } from './SharedPanel';

export interface WorkbenchProps {
  /** While the graph is being read, the panel about it is shown first. */
  isReading: boolean;
  /** The panel about the crawl. */
  collect: ReactNode;
  /** Reads the followers of an account. Undefined while the graph is being read. */
  onExpand?: (id: string) => void;
}

const PANELS = ['findings', 'account', 'selection', 'collect'] as const;
type Panel = (typeof PANELS)[number];

/**
 * Picture or table on the left and details on the right. On a narrow screen, one below the other.
 */
export const Workbench = ({ isReading, collect, onExpand }: WorkbenchProps) => {
  const translate = useTranslate();
  const { graph, shown, view, change, selection } = useGraph();
  const [rendering] = useState(detectRendering);
  const canDraw = rendering !== 'none';
  const [preferred, setPreferred] = useStore<Presentation>('graph.presentation', 'picture');
  const presentation = canDraw ? preferred : 'table';
  const [picture, setPicture] = useState<Picture | null>(null);
  const [panel, setPanel] = useState<Panel>(isReading ? 'collect' : 'findings');
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
    t: {
      label: 'keys.table',
      refusal: canDraw ? undefined : 'graph.picture.no_webgl',
      act: () => {
        setPreferred(presentation === 'table' ? 'picture' : 'table');
      },
    },
    m: {
      label: 'graph.tools.mutual',
      act: () => {
        change({ kind: 'toggle_mutual' });
      },
    },
    z: {
      label: 'graph.tools.undo_selection',
      refusal: selection.canUndo ? undefined : 'keys.nothing.selection',
      act: selection.undo,
    },
  });
  const shownCount = shown.reduce((sum, one) => sum + one, 0);
  const count = (key: string, smart_count: number) => translate(`graph.${key}`, { smart_count });
  const counts = [
    count('accounts', graph.accounts.length),
    count('follows', graph.following.targets.length),
    ...(shownCount < graph.accounts.length ? [count('shown', shownCount)] : []),
  ];
  return (
    <>
      <GraphToolbar
        presentation={presentation}
        onPresentation={setPreferred}
        picture={presentation === 'picture' ? picture : null}
        canDraw={canDraw}
      />
      <Stack direction="row" useFlexGap spacing={2} sx={{ flexWrap: 'wrap', alignItems: 'center' }}>
        <GraphLegend />
        <Typography variant="caption" color="text.secondary">
          {counts.join(' · ')}
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
