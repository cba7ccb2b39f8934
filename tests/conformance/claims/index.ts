import type { Claim } from '../claim';
import { pagination } from './section04Pagination';

/** All rows, section by section. */
export const ALL_CLAIMS: readonly Claim[] = [...pagination];
