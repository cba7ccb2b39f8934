import type { SignalEvidence } from '../signals';
import type { Support } from '../signals/signal';
import type { Prepared } from './prepared';

/** A likelihood ratio of about 400: chance reaches it in one of the hundreds of groups examined. */
const MIN_WEIGHT = 6;

/**
 * What members share besides follows, much more than other accounts do. The strongest comes first.
 */
export const supportsOf = (
  { signals }: Prepared,
  members: readonly number[],
): Support<SignalEvidence>[] =>
  signals
    .flatMap((signal) => signal.supportOf(members) ?? [])
    .filter(({ weight }) => weight >= MIN_WEIGHT)
    .sort((a, b) => b.weight - a.weight);
