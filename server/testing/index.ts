export { freshStore } from './freshStore';
