import { afterAll, beforeAll, describe, test } from 'vitest';
import { type Claim, reasonToLeaveOut } from './claim';
import { ALL_CLAIMS } from './claims';
import { runClaim } from './runClaims';
import { type RunningServers, startServers } from './startServers';
import { openTarget, type Target } from './target';

/** A test for each row, against our own server, or several of them on the same data. */
export function testClaims(servers: number): void {
  let running: RunningServers;
  let target: Target;
  beforeAll(async () => {
    running = await startServers(servers);
    target = await openTarget(running.urls, running.keys);
  });
  afterAll(() => running.stop());

  const rows = ALL_CLAIMS.filter((claim) => reasonToLeaveOut(claim, 'ours') === undefined);
  const name = ({ section, text }: Claim) => `${section}: ${text}`;

  describe.concurrent('beside one another', () => {
    for (const claim of rows.filter(({ alone }) => !alone)) {
      test(name(claim), () => runClaim(target, claim));
    }
  });

  describe('one by one', () => {
    for (const claim of rows.filter(({ alone }) => alone)) {
      test(name(claim), () => runClaim(target, claim));
    }
  });
}
