import type { NodeHoverDrawingFunction } from 'sigma/rendering';
import type { Palette } from '../view/palette';

const PADDING = 4;

/** Draws the hovered node with its name, in the colours of the theme. */
export const hoverDrawing =
  (palette: () => Palette): NodeHoverDrawingFunction =>
  (context, { x, y, size, label }, { labelSize, labelFont, labelWeight }) => {
    const { background, text } = palette();
    context.beginPath();
    context.arc(x, y, size + 2, 0, 2 * Math.PI);
    context.strokeStyle = text;
    context.lineWidth = 2;
    context.stroke();
    if (!label) return;
    context.font = `${labelWeight} ${labelSize.toString()}px ${labelFont}`;
    const width = context.measureText(label).width + 2 * PADDING;
    const left = x + size + 5;
    const top = y - labelSize / 2 - PADDING;
    context.fillStyle = background;
    context.fillRect(left, top, width, labelSize + 2 * PADDING);
    context.strokeRect(left, top, width, labelSize + 2 * PADDING);
    context.fillStyle = text;
    context.fillText(label, left + PADDING, y + labelSize / 3);
  };
