/**
 * Colours that stay distinct for colour-blind people: the schemes of Paul Tol, "muted" on light and
 * "light" on dark backgrounds (SRON/EPS/TN/09-002), and Viridis for ordered values.
 */
export interface Palette {
  /** One for each of the largest groups. The others have `none`. */
  readonly groups: readonly string[];
  readonly none: string;
  readonly active: string;
  readonly inactive: string;
  readonly never_activated: string;
  readonly deleted: string;
  readonly administrator: string;
  /** From the youngest to the oldest. */
  readonly ages: readonly string[];
  readonly suspect: string;
  readonly close_knit: string;
  readonly explained: string;
  readonly background: string;
  readonly text: string;
  readonly edge: string;
  readonly strongEdge: string;
}

const LIGHT: Palette = {
  groups: [
    '#332288',
    '#cc6677',
    '#117733',
    '#88ccee',
    '#ddcc77',
    '#882255',
    '#44aa99',
    '#aa4499',
    '#999933',
  ],
  none: '#a8a8a8',
  active: '#4477aa',
  inactive: '#ee7733',
  never_activated: '#ccbb44',
  deleted: '#777777',
  administrator: '#aa3377',
  ages: ['#fde725', '#5ec962', '#21918c', '#3b528b', '#440154'],
  suspect: '#cc3311',
  close_knit: '#ddaa33',
  explained: '#4477aa',
  background: '#ffffff',
  text: '#1a1a1a',
  edge: '#d4d4d8',
  strongEdge: '#5b6475',
};

const DARK: Palette = {
  ...LIGHT,
  groups: [
    '#77aadd',
    '#ee8866',
    '#44bb99',
    '#ffaabb',
    '#eedd88',
    '#99ddff',
    '#bbcc33',
    '#aa99dd',
    '#aaaa00',
  ],
  none: '#6b6b6b',
  active: '#77aadd',
  deleted: '#8a8a8a',
  administrator: '#ee99bb',
  ages: ['#fde725', '#7ad151', '#22a884', '#5b8fc7', '#a86fd0'],
  suspect: '#ff6644',
  explained: '#77aadd',
  background: '#121212',
  text: '#f0f0f0',
  edge: '#3a3a40',
  strongEdge: '#b5bccb',
};

export const paletteFor = (mode: 'light' | 'dark'): Palette => (mode === 'dark' ? DARK : LIGHT);
