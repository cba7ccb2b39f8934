/**
 * Measures how well coordinated groups are found: plants rings of many kinds, sizes and densities into
 * a real graph, and honest groups that look like them.
 *
 * `npm run bench:rings -- [--users FILE --follows FILE] [--mutual] [--quick]
 * [--repeats 8] [--seed 1] [--kinds mutual,star]`
 *
 * The last line is one JSON object.
 */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureRings, type RingsReport } from './rings/measure';
import { printReport } from './rings/print';
import { readWorld } from './rings/world';

const DATA = fileURLToPath(new URL('../../shared/data/twitch-fr/', import.meta.url));

const { values } = parseArgs({
  options: {
    users: { type: 'string' },
    follows: { type: 'string' },
    mutual: { type: 'boolean' },
    /** Less precise, in a quarter of the time. */
    quick: { type: 'boolean', default: false },
    repeats: { type: 'string' },
    seed: { type: 'string', default: '1' },
    /** Only these kinds, separated by commas. */
    kinds: { type: 'string' },
  },
  allowNegative: true,
});

const world = await readWorld({
  users: values.users ?? `${DATA}members.csv`,
  follows: values.follows ?? `${DATA}edges.csv`,
  isMutual: values.mutual ?? values.follows === undefined,
});
const report: RingsReport = measureRings(world, {
  repeats: Number(values.repeats ?? (values.quick ? 2 : 8)),
  seed: Number(values.seed),
  ...(values.kinds !== undefined && { kinds: values.kinds.split(',') }),
});
printReport(world, report);
