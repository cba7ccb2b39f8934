import type { Theme } from '@mui/material';
import { deepmerge } from '@mui/utils';
import { defaultDarkTheme, defaultLightTheme, type RaThemeOptions } from 'react-admin';

const FONT =
  'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "Noto Sans", Arial, sans-serif';

const DEFAULT_ACCENT = '#3558a2';

// Colour is used for status, danger and the accent only.
const shared: RaThemeOptions = {
  shape: { borderRadius: 4 },
  typography: {
    fontFamily: FONT,
    fontSize: 13,
    h6: { fontSize: '1.05rem', fontWeight: 600 },
    button: { textTransform: 'none', fontWeight: 600 },
  },
  sidebar: { width: 190, closedWidth: 48 },
  components: {
    MuiCssBaseline: {
      styleOverrides: {
        ':focus-visible': { outline: '2px solid currentColor', outlineOffset: '2px' },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': {
            animationDuration: '0.01ms !important',
            transitionDuration: '0.01ms !important',
          },
        },
      },
    },
    // Where both do not fit, the buttons of a list go below its search.
    RaListToolbar: { styleOverrides: { root: { flexWrap: 'wrap' } } },
    RaTopToolbar: { styleOverrides: { root: { flexWrap: 'wrap', marginInlineStart: 'auto' } } },
    MuiToggleButton: {
      // MUI's default is the colour of disabled icons, too pale for text.
      styleOverrides: {
        root: ({ theme }: { theme: Theme }) => ({ color: theme.palette.text.secondary }),
      },
    },
    MuiTableCell: {
      // Narrow padding, so that the columns of the list of accounts fit on a laptop.
      styleOverrides: { root: { fontVariantNumeric: 'tabular-nums', paddingInline: 10 } },
    },
    // Not MUI's `alert`, which interrupts what is being read. Failures say that they do.
    MuiAlert: {
      defaultProps: { role: 'note' },
      styleOverrides: {
        // On a narrow screen, an action that would squeeze the text goes below it.
        root: { flexWrap: 'wrap' },
        message: { flex: '1 1 200px' },
        action: { whiteSpace: 'nowrap' },
      },
    },
    MuiButton: {
      // For buttons that say why they cannot be used now, or that they are at work, and so have to
      // keep the focus.
      styleOverrides: {
        root: {
          '&[aria-disabled=true]': { opacity: 0.6, cursor: 'not-allowed' },
          '&[aria-busy=true]': { cursor: 'progress' },
        },
      },
    },
    MuiButtonBase: {
      defaultProps: { disableRipple: true },
      // MUI shows the focus by a ripple only, which is disabled here.
      styleOverrides: { root: { '&:focus-visible': { outline: '2px solid currentColor' } } },
    },
  },
};

const light = (accent: string): RaThemeOptions => ({
  palette: {
    mode: 'light',
    primary: { main: accent },
    secondary: { main: accent },
    background: { default: '#f6f7f9', paper: '#ffffff' },
    text: { primary: '#1c2430', secondary: '#525b68' },
    success: { main: '#1b6b3a' },
    warning: { main: '#8a5300' },
    error: { main: '#b3261e' },
    divider: '#d9dde3',
  },
});

const dark: RaThemeOptions = {
  palette: {
    mode: 'dark',
    primary: { main: '#9db8f2' },
    secondary: { main: '#9db8f2' },
    background: { default: '#14171c', paper: '#1c2027' },
    text: { primary: '#e7eaef', secondary: '#aeb6c2' },
    success: { main: '#7fd39d' },
    warning: { main: '#f0bd6b' },
    error: { main: '#ff9a92' },
    divider: '#3a414c',
  },
};

const merge = (...themes: RaThemeOptions[]) =>
  themes.reduce((merged, theme) => deepmerge(merged, theme));

/**
 * The light and the dark theme.
 *
 * @param accent the instance's colour. Only the light theme uses it, because its contrast on a
 *   dark background is unknown
 */
export const createThemes = (accent: string | null) => ({
  lightTheme: merge(defaultLightTheme, shared, light(accent ?? DEFAULT_ACCENT)),
  darkTheme: merge(defaultDarkTheme, shared, dark),
});
