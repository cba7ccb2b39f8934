import { type Claim, reasonToLeaveOut } from './claim';
import { Scene } from './scene';
import type { Target } from './target';

export type Outcome =
  | { status: 'passed' }
  | { status: 'failed'; message: string }
  | { status: 'left out'; reason: string };

/**
 * Run one row, and take away what it made.
 *
 * @throws an Error whose message says what was expected and got, without any key
 */
export async function runClaim(target: Target, claim: Claim): Promise<void> {
  const scene = new Scene(target);
  const problems: string[] = [];
  const attempt = async (act: () => Promise<unknown>) => {
    try {
      await act();
    } catch (error) {
      problems.push(error instanceof Error ? error.message : String(error));
    }
  };
  await attempt(() => claim.check(scene));
  await attempt(() => scene.clear());
  if (problems.length > 0) throw new Error(target.redact(problems.join('\n')));
}

/**
 * Run rows: those that may stand beside others some at a time, then the others one by one.
 *
 * @param concurrency most rows at a time
 * @returns one outcome per row, in the order of the rows
 */
export async function runClaims(
  target: Target,
  claims: readonly Claim[],
  concurrency: number,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const judge = async (claim: Claim, place: number) => {
    outcomes[place] = await outcomeOf(target, claim);
  };
  const waiting = claims.map((claim, place) => ({ claim, place }));
  const together = waiting.filter(({ claim }) => !claim.alone).values();
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      for (const { claim, place } of together) await judge(claim, place);
    }),
  );
  for (const { claim, place } of waiting.filter((row) => row.claim.alone)) {
    await judge(claim, place);
  }
  return outcomes;
}

async function outcomeOf(target: Target, claim: Claim): Promise<Outcome> {
  const reason = reasonToLeaveOut(claim, target.side);
  if (reason !== undefined) return { status: 'left out', reason };
  try {
    await runClaim(target, claim);
    return { status: 'passed' };
  } catch (error) {
    return { status: 'failed', message: (error as Error).message };
  }
}
