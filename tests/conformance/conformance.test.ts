import { describe } from 'vitest';
import { testClaims } from './testClaims';

describe('one server', () => testClaims(1));
