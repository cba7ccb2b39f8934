import { Alert, Box, Typography } from '@mui/material';
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useEvent, useTranslate } from 'react-admin';
import { drawsAllEdges } from '../picture/edges';
import { createPicture, type Picture } from '../picture/picture';
import { mixColours } from '../view/mixColours';
import { nodeSizes } from '../view/shown';
import { useGraph } from './GraphContext';
import { PickOverlay } from './PickOverlay';

interface Props {
  isSoftware: boolean;
  onExpand(node: number): void;
  /** Passes the picture to the toolbar. */
  ref?: Ref<Picture | null>;
}

/** Distance of one arrow key press, as a share of the width. */
const PAN_STEP = 0.15;
const ZOOM_FACTOR = 1.4;
/** Share of background mixed into the colour of an account that cannot sign in. */
const INACTIVE_SHARE = 0.65;

/** Draws the graph, and updates the drawing when the view, the selection or the layout change. */
export const GraphPicture = ({ isSoftware, onExpand, ref }: Props) => {
  const translate = useTranslate();
  const { graph, analysis, view, change, palette, categories, shown, nodeOf, selection, layout } =
    useGraph();
  const container = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<Picture | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const [isDrawn, setIsDrawn] = useState(false);
  useImperativeHandle<Picture | null, Picture | null>(ref, () => picture, [picture]);

  const open = useEvent((node: number) => {
    change({ kind: 'focus', id: graph.accounts[node]?.id ?? null });
  });
  const expand = useEvent(onExpand);

  useEffect(() => {
    if (!container.current) return undefined;
    const made = createPicture(container.current, {
      isSoftware,
      events: {
        onOpen: open,
        onExpand: expand,
        onHover: setHovered,
        onDrawn: () => {
          setIsDrawn(true);
        },
      },
    });
    // The canvas lives outside React, so it is created and closed with the component.
    setPicture(made);
    return () => {
      made.close();
    };
  }, [isSoftware, open, expand]);

  const focus = view.focus === null ? null : (nodeOf.get(view.focus) ?? null);
  const { accounts, linked } = graph;
  const { colourBy, sizeBy, isMutualOnly } = view;
  useEffect(() => {
    if (!picture) return;
    const { categories: legend, of } = categories;
    picture.setAppearance({
      colours: accounts.map(({ isDeleted, details }, node) => {
        const colour = legend[of[node] ?? 0]?.colour ?? palette.none;
        const isInactive = isDeleted || (details !== null && details.active !== true);
        return isInactive && colourBy !== 'status'
          ? mixColours(colour, palette.background, INACTIVE_SHARE)
          : colour;
      }),
      sizes: nodeSizes(graph, sizeBy),
      shown,
      selected: selection.nodes,
      focus,
      isMutualOnly,
      palette,
    });
  }, [
    picture,
    graph,
    accounts,
    categories,
    palette,
    shown,
    selection.nodes,
    focus,
    colourBy,
    sizeBy,
    isMutualOnly,
  ]);

  // Depends on `linked` only, so that a status changed by a job does not draw the graph again.
  const draw = useEvent(() => {
    picture?.show(graph, analysis.positions());
  });
  useEffect(() => {
    draw();
  }, [draw, picture, linked]);
  useEffect(
    () =>
      picture
        ? analysis.onPositions(() => {
            picture.move(analysis.positions());
          })
        : undefined,
    [picture, analysis],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const act = picture && keys(picture)[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  const account = hovered === null ? undefined : accounts[hovered];

  return (
    <Box sx={{ position: 'relative', height: '100%', minHeight: 320, bgcolor: palette.background }}>
      {/* Screen readers find the same in the table. In the picture, the keyboard pans and zooms. */}
      <Box
        ref={container}
        role="img"
        tabIndex={0}
        aria-label={translate('graph.picture.label', { smart_count: accounts.length })}
        aria-busy={!isDrawn}
        title={account ? undefined : translate('graph.picture.help')}
        onKeyDown={onKeyDown}
        data-drawn={isDrawn}
        sx={{ position: 'absolute', inset: 0 }}
      />
      {picture && (
        <PickOverlay
          tool={view.tool}
          nodesWhere={picture.nodesWhere}
          onPick={(nodes, mode) => {
            selection.select(nodes, mode);
          }}
        />
      )}
      {!drawsAllEdges(graph, isSoftware) && (
        <Alert severity="info" sx={{ position: 'absolute', left: 8, top: 8, py: 0, maxWidth: 420 }}>
          {translate('graph.picture.focus_edges')}
        </Alert>
      )}
      {layout.isRunning && (
        <Typography
          role="status"
          variant="caption"
          sx={{ position: 'absolute', left: 8, bottom: 8, bgcolor: 'background.paper', px: 1 }}
        >
          {translate('graph.picture.layout_running')}
        </Typography>
      )}
    </Box>
  );
};

const keys = (picture: Picture): Record<string, () => void> => ({
  ArrowLeft: () => {
    picture.pan(-PAN_STEP, 0);
  },
  ArrowRight: () => {
    picture.pan(PAN_STEP, 0);
  },
  ArrowUp: () => {
    picture.pan(0, -PAN_STEP);
  },
  ArrowDown: () => {
    picture.pan(0, PAN_STEP);
  },
  '+': () => {
    picture.zoom(ZOOM_FACTOR);
  },
  '=': () => {
    picture.zoom(ZOOM_FACTOR);
  },
  '-': () => {
    picture.zoom(1 / ZOOM_FACTOR);
  },
  '0': picture.fit,
});
