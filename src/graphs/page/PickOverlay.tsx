import { Box } from '@mui/material';
import { type PointerEvent, useEffect, useState } from 'react';
import type { Tool } from '../view/graphView';
import type { SelectMode } from './useGraphSelection';

interface Props {
  tool: Tool;
  nodesWhere(isInside: (x: number, y: number) => boolean): number[];
  onPick(nodes: number[], mode: SelectMode): void;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Covers the picture during a selection by box or lasso. With the move tool, Shift selects by box. */
export const PickOverlay = ({ tool, nodesWhere, onPick }: Props) => {
  const isShiftDown = useShift();
  const [path, setPath] = useState<readonly Point[]>([]);
  const isLasso = tool === 'lasso';
  const isActive = tool !== 'move' || isShiftDown || path.length > 0;

  const start = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    setPath([pointOf(event)]);
  };
  const move = (event: PointerEvent<HTMLDivElement>) => {
    if (path.length === 0) return;
    const point = pointOf(event);
    setPath(isLasso ? [...path, point] : [...path.slice(0, 1), point]);
  };
  const end = (event: PointerEvent<HTMLDivElement>) => {
    const isInside = isLasso ? insideOf(path) : insideOfBox(path);
    setPath([]);
    if (path.length < 2) return;
    const isAdding = event.shiftKey && tool !== 'move';
    onPick(nodesWhere(isInside), event.altKey ? 'remove' : isAdding ? 'add' : 'replace');
  };

  return (
    <Box
      onPointerDown={start}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={() => {
        setPath([]);
      }}
      sx={{
        position: 'absolute',
        inset: 0,
        cursor: 'crosshair',
        touchAction: 'none',
        pointerEvents: isActive ? 'auto' : 'none',
      }}
    >
      <svg width="100%" height="100%" aria-hidden>
        <polygon
          points={(isLasso ? path : corners(path)).map(({ x, y }) => `${x},${y}`).join(' ')}
          fill="currentColor"
          fillOpacity={0.12}
          stroke="currentColor"
          strokeDasharray="4 3"
        />
      </svg>
    </Box>
  );
};

const pointOf = ({ nativeEvent }: PointerEvent): Point => ({
  x: nativeEvent.offsetX,
  y: nativeEvent.offsetY,
});

function corners([from, to]: readonly Point[]): Point[] {
  if (!from || !to) return [];
  return [from, { x: to.x, y: from.y }, to, { x: from.x, y: to.y }];
}

const insideOfBox = (path: readonly Point[]) => insideOf(corners(path));

/** Whether a point is inside a closed path: a ray from it crosses the path an odd number of times. */
const insideOf = (path: readonly Point[]) => (x: number, y: number) => {
  let isInside = false;
  let previous = path.at(-1);
  for (const point of path) {
    if (previous && point.y > y !== previous.y > y) {
      const crossing = point.x + ((y - point.y) * (previous.x - point.x)) / (previous.y - point.y);
      if (x < crossing) isInside = !isInside;
    }
    previous = point;
  }
  return isInside;
};

const useShift = (): boolean => {
  const [isDown, setIsDown] = useState(false);
  useEffect(() => {
    const onKey = ({ shiftKey }: KeyboardEvent) => {
      setIsDown(shiftKey);
    };
    const release = () => {
      setIsDown(false);
    };
    window.addEventListener('keydown', onKey);
    window.addEventListener('keyup', onKey);
    window.addEventListener('blur', release);
    return () => {
      window.removeEventListener('keydown', onKey);
      window.removeEventListener('keyup', onKey);
      window.removeEventListener('blur', release);
    };
  }, []);
  return isDown;
};
