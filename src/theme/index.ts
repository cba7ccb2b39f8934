export { createThemes } from './theme';
