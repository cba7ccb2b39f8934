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
import { mixed } from '../view/mixed';
import { nodeSizes } from '../view/shown';
import { useGraph } from './GraphContext';
import { PickOverlay } from './PickOverlay';

interface Props {
  isSoftware: boolean;
  onExpand(node: number): void;
  /** Gives the picture to the tools beside it. */
  ref?: Ref<Picture | null>;
}

const STEP = 0.15;
/** Share of background in the colour of an account that cannot sign in. */
const PALE = 0.65;

/** The drawn graph: what it shows follows the view, the selection and the layout. */
export const GraphPicture = ({ isSoftware, onExpand, ref }: Props) => {
  const translate = useTranslate();
  const { graph, analysis, view, change, palette, categories, shown, nodeOf, selection, layout } =
    useGraph();
  const container = useRef<HTMLDivElement>(null);
  const [picture, setPicture] = useState<Picture | null>(null);
  const [hovered, setPointed] = useState<number | null>(null);
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
        onHover: setPointed,
        onDrawn: () => {
          setIsDrawn(true);
        },
      },
    });
    // The canvas is outside of React: it begins with the component and ends with it.
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
        const isOut = isDeleted || (details !== null && details.active !== true);
        return isOut && colourBy !== 'status' ? mixed(colour, palette.background, PALE) : colour;
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

  // Keyed on the follows: a status that a job changed does not draw the graph anew.
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

  const press = (event: KeyboardEvent) => {
    const act = picture && keys(picture)[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };
  const account = hovered === null ? undefined : accounts[hovered];

  return (
    <Box sx={{ position: 'relative', height: '100%', minHeight: 320, bgcolor: palette.background }}>
      {/* What it shows is in the table for those who cannot see it; here one can only look around. */}
      <Box
        ref={container}
        role="img"
        tabIndex={0}
        aria-label={translate('graph.picture.label', { smart_count: accounts.length })}
        aria-busy={!isDrawn}
        title={account ? undefined : translate('graph.picture.help')}
        onKeyDown={press}
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
    picture.pan(-STEP, 0);
  },
  ArrowRight: () => {
    picture.pan(STEP, 0);
  },
  ArrowUp: () => {
    picture.pan(0, -STEP);
  },
  ArrowDown: () => {
    picture.pan(0, STEP);
  },
  '+': () => {
    picture.zoom(1.4);
  },
  '=': () => {
    picture.zoom(1.4);
  },
  '-': () => {
    picture.zoom(1 / 1.4);
  },
  '0': picture.fit,
});
