import type { RingsReport } from './measure';
import type { World } from './world';

const GOAL = { size: 8, density: 0.5, recall: 0.95, precision: 0.9 };

const percent = (share: number) => `${(100 * share).toFixed(0)} %`.padStart(7);

/** The summary as JSON; its format must not change. */
export const summaryOf = ({ rings, untouched }: RingsReport) => ({
  rings: rings.map(({ kind, size, density, recall, precision }) => ({
    kind,
    size,
    density,
    recall: Number(recall.toFixed(3)),
    precision: Number(precision.toFixed(3)),
  })),
  untouched: { findings: untouched.findings, unexplained: untouched.unexplained },
});

export function printReport(world: World, report: RingsReport): void {
  const { rings, untouched, negatives, times } = report;
  console.log(
    `${world.accounts.length.toString()} accounts, ${world.follows.length.toString()} follows\n`,
  );
  console.log('kind                size  density   recall  precision  called suspect');
  for (const { kind, size, density, recall, precision, suspect } of rings) {
    console.log(
      kind.padEnd(18),
      size.toString().padStart(5),
      density.toFixed(2).padStart(8),
      percent(recall),
      percent(precision).padStart(10),
      percent(suspect).padStart(15),
    );
  }
  const within = rings.filter(({ size, density }) => size >= GOAL.size && density >= GOAL.density);
  const below = within.filter(
    ({ recall, precision }) => recall < GOAL.recall || precision < GOAL.precision,
  );
  console.log(
    `\nof ${within.length.toString()} cells of size ${GOAL.size.toString()} and density ` +
      `${GOAL.density.toString()} or more, ${below.length.toString()} have a recall below ` +
      `${GOAL.recall.toString()} or a precision below ${GOAL.precision.toString()}:`,
  );
  for (const { kind, size, density } of below) {
    console.log(`  ${kind}, size ${size.toString()}, density ${density.toString()}`);
  }
  console.log('\nhonest group planted        groups  suspect  close-knit  explained');
  for (const { name, planted, suspect, closeKnit, explained } of negatives) {
    console.log(
      name.padEnd(26),
      ...[planted, suspect, closeKnit, explained].map((count) => count.toString().padStart(8)),
    );
  }
  console.log(
    `\nuntouched graph: ${untouched.findings.toString()} findings, ` +
      `${untouched.unexplained.toString()} unexplained, ${untouched.closeKnit.toString()} close-knit`,
  );
  for (const { verdict, members, evidence } of untouched.list) {
    console.log(`  ${verdict}, ${members.length.toString()} accounts: ${JSON.stringify(evidence)}`);
  }
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  console.log(
    `\nsearches: ${times.length.toString()}, the first ${untouched.ms.toFixed(0)} ms, ` +
      `median ${median.toFixed(0)} ms, slowest ${(sorted.at(-1) ?? NaN).toFixed(0)} ms\n`,
  );
  console.log(JSON.stringify(summaryOf(report)));
}
