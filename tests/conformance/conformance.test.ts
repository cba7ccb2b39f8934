import { afterAll, beforeAll, describe, inject, test } from 'vitest';
import { type Claim, runClaim, skipReason } from './claim';
import { SECTIONS } from './claims';
import { type RunningServers, startServers } from './startServers';
import { type Keys, openTarget, type Target } from './target';

declare module 'vitest' {
  interface ProvidedContext {
    /** Running servers to test; without them the tests start their own. */
    remote?: { urls: string[]; keys: Keys };
  }
}

let own: RunningServers | undefined;
let target: Target;

beforeAll(async () => {
  const remote = inject('remote');
  if (!remote) own = await startServers();
  const { urls, keys } = remote ?? (own as RunningServers);
  target = await openTarget(urls, keys, { isDisposable: !remote });
});
afterAll(() => own?.stop());

const testClaim = (claim: Claim) =>
  test(claim.text, ({ skip }) => {
    const reason = skipReason(claim, target.server);
    return reason === undefined ? runClaim(target, claim) : skip(reason);
  });

for (const [section, claims] of SECTIONS) {
  describe.concurrent(section, () => {
    for (const claim of claims) if (!claim.sequential) testClaim(claim);
  });
}

for (const [section, claims] of SECTIONS) {
  const sequential = claims.filter((claim) => claim.sequential);
  if (sequential.length > 0) describe(section, () => sequential.forEach(testClaim));
}
