/**
 * Asks a server, claim by claim, whether it answers as the contract says.
 *
 *     ADMIN_API_KEY=… USER_API_KEY=… npm run conformance -- http://127.0.0.1:8080
 *
 * With several addresses calls alternate between them. `--section=users` runs the rows of one domain, `--section=users/list` of one section,
 * `--concurrency=1` one row at a time.
 */
import { parseArgs } from 'node:util';
import type { Claim } from './claim';
import { ALL_CLAIMS } from './claims';
import { type Outcome, runClaims } from './runClaims';
import { openTarget } from './target';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      section: { type: 'string', multiple: true },
      concurrency: { type: 'string', default: '8' },
    },
  });
  const { ADMIN_API_KEY: admin, USER_API_KEY: user } = process.env;
  if (positionals.length === 0 || !admin || !user) {
    console.error('Give the address of a server, and ADMIN_API_KEY and USER_API_KEY.');
    return 2;
  }
  const target = await openTarget(positionals, { admin, user });
  const claims = ALL_CLAIMS.filter(({ section }) => isChosen(section, values.section));
  const outcomes = await runClaims(target, claims, Number(values.concurrency));
  report(claims, outcomes);
  return outcomes.some(({ status }) => status === 'failed') ? 1 : 0;
}

const isChosen = (section: string, wanted: string[] = []) =>
  wanted.length === 0 || wanted.some((one) => section === one || section.startsWith(`${one}/`));

function report(claims: readonly Claim[], outcomes: readonly Outcome[]): void {
  const count = (status: Outcome['status'], section?: string) =>
    outcomes.filter(
      (outcome, place) =>
        outcome.status === status && (section === undefined || claims[place]?.section === section),
    ).length;
  const counts = (section?: string) =>
    (['passed', 'failed', 'left out'] as const)
      .map((status) => `${count(status, section).toString()} ${status}`)
      .join(', ');

  outcomes.forEach((outcome, place) => {
    if (outcome.status !== 'failed') return;
    const { section, text } = claims[place] as Claim;
    console.log(`FAILED ${section}: ${text}\n  ${outcome.message.replaceAll('\n', '\n  ')}`);
  });
  for (const section of new Set(claims.map((claim) => claim.section))) {
    console.log(`section ${section}: ${counts(section)}`);
  }
  console.log(counts());
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 2;
  },
);
