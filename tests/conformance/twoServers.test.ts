import { describe } from 'vitest';
import { testClaims } from './testClaims';

describe('two servers on one database, calls alternating', () => testClaims(2));
