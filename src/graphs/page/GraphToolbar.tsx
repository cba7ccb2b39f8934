import AddIcon from '@mui/icons-material/Add';
import ArrowBackIcon from '@mui/icons-material/ArrowBack';
import CropFreeIcon from '@mui/icons-material/CropFree';
import FilterCenterFocusIcon from '@mui/icons-material/FilterCenterFocus';
import GestureIcon from '@mui/icons-material/Gesture';
import HighlightAltIcon from '@mui/icons-material/HighlightAlt';
import OpenWithIcon from '@mui/icons-material/OpenWith';
import PauseIcon from '@mui/icons-material/Pause';
import PlayArrowIcon from '@mui/icons-material/PlayArrow';
import RemoveIcon from '@mui/icons-material/Remove';
import SyncAltIcon from '@mui/icons-material/SyncAlt';
import UndoIcon from '@mui/icons-material/Undo';
import VisibilityIcon from '@mui/icons-material/Visibility';
import VisibilityOffIcon from '@mui/icons-material/VisibilityOff';
import {
  Box,
  IconButton,
  MenuItem,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Tooltip,
} from '@mui/material';
import type { ReactElement } from 'react';
import { useTranslate } from 'react-admin';
import type { Picture } from '../picture/picture';
import { COLOURINGS, type ColourBy } from '../view/categories';
import { type SizeBy, SIZINGS, type Tool } from '../view/graphView';
import { ExportMenu } from './ExportMenu';
import { useGraph } from './GraphContext';
import { GraphSearch } from './GraphSearch';

export type Presentation = 'picture' | 'table';

interface Props {
  presentation: Presentation;
  onPresentation(presentation: Presentation): void;
  /** Null while the table is shown. */
  picture: Picture | null;
  canDraw: boolean;
}

/** The actions on the whole graph. Tools for the picture are only shown with it. */
export const GraphToolbar = ({ presentation, onPresentation, picture, canDraw }: Props) => {
  const translate = useTranslate();
  return (
    <Box
      role="toolbar"
      aria-label={translate('graph.tools.label')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.5, py: 0.5 }}
    >
      <ToggleButtonGroup
        exclusive
        size="small"
        value={presentation}
        aria-label={translate('graph.tools.view')}
        onChange={(_event, next: Presentation | null) => {
          if (next) onPresentation(next);
        }}
      >
        <ToggleButton value="picture" disabled={!canDraw}>
          {translate('graph.tools.picture')}
        </ToggleButton>
        <ToggleButton value="table">{translate('graph.tools.table')}</ToggleButton>
      </ToggleButtonGroup>
      {presentation === 'picture' && picture && <PictureTools picture={picture} />}
      <ShownTools />
      <Choices />
      <GraphSearch
        onFound={(node) => {
          picture?.goTo(node);
        }}
      />
      <ExportMenu picture={picture} />
    </Box>
  );
};

const TOOLS: readonly (readonly [Tool, ReactElement])[] = [
  ['move', <OpenWithIcon key="move" fontSize="small" />],
  ['box', <HighlightAltIcon key="box" fontSize="small" />],
  ['lasso', <GestureIcon key="lasso" fontSize="small" />],
];

const PictureTools = ({ picture }: { picture: Picture }) => {
  const translate = useTranslate();
  const { view, change, analysis, layout } = useGraph();
  return (
    <>
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view.tool}
        aria-label={translate('graph.tools.pick_help')}
        onChange={(_event, tool: Tool | null) => {
          if (tool) change({ kind: 'tool', tool });
        }}
      >
        {TOOLS.map(([tool, icon]) => (
          <ToggleButton
            key={tool}
            value={tool}
            aria-label={translate(`graph.tools.${tool}`)}
            title={`${translate(`graph.tools.${tool}`)}. ${tool === 'move' ? '' : translate('graph.tools.pick_help')}`}
          >
            {icon}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      <Tool
        label="zoom_in"
        icon={<AddIcon />}
        onClick={() => {
          picture.zoom(1.4);
        }}
      />
      <Tool
        label="zoom_out"
        icon={<RemoveIcon />}
        onClick={() => {
          picture.zoom(1 / 1.4);
        }}
      />
      <Tool label="fit" icon={<CropFreeIcon />} onClick={picture.fit} />
      {layout.isRunning ? (
        <Tool label="stop_layout" icon={<PauseIcon />} onClick={analysis.stopLayout} />
      ) : (
        <Tool label="start_layout" icon={<PlayArrowIcon />} onClick={analysis.startLayout} />
      )}
    </>
  );
};

const ShownTools = () => {
  const { graph, view, change, selection } = useGraph();
  const ids = () => [...selection.nodes].flatMap((node) => graph.accounts[node]?.id ?? []);
  const hasNone = selection.nodes.size === 0;
  return (
    <>
      <Tool
        label="hide"
        icon={<VisibilityOffIcon />}
        isDisabled={hasNone}
        onClick={() => {
          change({ kind: 'hide', ids: ids() });
        }}
      />
      <Tool
        label="isolate"
        icon={<FilterCenterFocusIcon />}
        isDisabled={hasNone}
        onClick={() => {
          change({ kind: 'isolate', ids: ids(), all: graph.accounts.map(({ id }) => id) });
        }}
      />
      <Tool
        label="back"
        icon={<ArrowBackIcon />}
        isDisabled={view.before.length === 0}
        onClick={() => {
          change({ kind: 'back' });
        }}
      />
      <Tool
        label="show_all"
        icon={<VisibilityIcon />}
        isDisabled={view.hidden.size === 0}
        onClick={() => {
          change({ kind: 'show_all' });
        }}
      />
      <Tool
        label="mutual"
        icon={<SyncAltIcon color={view.isMutualOnly ? 'primary' : undefined} />}
        isPressed={view.isMutualOnly}
        onClick={() => {
          change({ kind: 'toggle_mutual' });
        }}
      />
      <Tool
        label="undo_selection"
        icon={<UndoIcon />}
        isDisabled={!selection.canUndo}
        onClick={selection.undo}
      />
    </>
  );
};

const Choices = () => {
  const translate = useTranslate();
  const { view, change } = useGraph();
  const choice = <T extends string>(
    name: 'colour' | 'size',
    width: number,
    value: T,
    values: readonly T[],
    choose: (value: T) => void,
  ) => (
    <TextField
      select
      fullWidth={false}
      size="small"
      margin="none"
      label={translate(`graph.tools.${name}`)}
      value={value}
      onChange={(event) => {
        choose(event.target.value as T);
      }}
      sx={{ width }}
    >
      {values.map((one) => (
        <MenuItem key={one} value={one}>
          {translate(`graph.${name}.${one}`)}
        </MenuItem>
      ))}
    </TextField>
  );
  return (
    <>
      {choice<ColourBy>('colour', 125, view.colourBy, COLOURINGS, (by) => {
        change({ kind: 'colour', by });
      })}
      {choice<SizeBy>('size', 175, view.sizeBy, SIZINGS, (by) => {
        change({ kind: 'size', by });
      })}
    </>
  );
};

interface ToolProps {
  label: string;
  icon: ReactElement;
  isDisabled?: boolean;
  isPressed?: boolean;
  onClick(): void;
}

const Tool = ({ label, icon, isDisabled = false, isPressed, onClick }: ToolProps) => {
  const translate = useTranslate();
  const text = translate(`graph.tools.${label}`);
  return (
    <Tooltip title={text}>
      <span>
        <IconButton
          size="small"
          aria-label={text}
          aria-pressed={isPressed}
          disabled={isDisabled}
          onClick={onClick}
        >
          {icon}
        </IconButton>
      </span>
    </Tooltip>
  );
};
