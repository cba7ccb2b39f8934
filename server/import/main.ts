import { linesOfDump } from '../backup/read';
import { BadDump, restore } from '../backup/restore';
import { ConfigError, readConfig } from '../config';
import { DatabaseUnavailable, DataFolderInUse, DataFolderUnusable, openStore, vacuum } from '../db';
import { openImages } from '../images/open';
import { BadFile } from './failures';
import { importFiles, type ImportReport, StrictFailure } from './load';
import { OptionError, readOptions, USAGE } from './options';

const BAR_WIDTH = 30;

/** A progress bar on a terminal. Elsewhere, one line at the end of each file. */
function progressBar() {
  let shown = '';
  return (kind: string, share: number) => {
    const filled = Math.round(Math.min(1, share) * BAR_WIDTH);
    const bar = '█'.repeat(filled) + '░'.repeat(BAR_WIDTH - filled);
    const line = `${kind.padEnd(14)} ${bar} ${Math.round(share * 100).toString()} %`;
    if (process.stderr.isTTY && line === shown) return;
    shown = line;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}${share >= 1 ? '\n' : ''}`);
    else if (share >= 1) process.stderr.write(`${line}\n`);
  };
}

function printReport(report: ImportReport): void {
  for (const note of report.notes) console.error(note);
  for (const error of report.errors) console.error(error);
  const more = report.errorCount - report.errors.length;
  if (more > 0) console.error(`… and ${more.toString()} more invalid lines.`);
  for (const [kind, count] of Object.entries(report.inserted)) {
    console.log(`${kind}: ${count.toString()} new`);
  }
}

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const store = await openStore(readConfig(process.env).location);
  try {
    if ('dump' in options) {
      const rows = await restore(
        { db: store.db, images: await openImages(store) },
        linesOfDump(options.dump),
        options.isReplacing,
      );
      await vacuum(store.db);
      for (const [table, count] of Object.entries(rows))
        console.log(`${table}: ${count.toString()}`);
      return;
    }
    const report = await importFiles(store.db, options, progressBar());
    printReport(report);
    if (report.errorCount > 0) process.exitCode = 1;
  } finally {
    await store.close();
  }
}

main().catch((error: unknown) => {
  if (
    error instanceof OptionError ||
    error instanceof ConfigError ||
    error instanceof DataFolderUnusable
  ) {
    console.error(error.message);
    if (error instanceof OptionError) console.error(`\n${USAGE}`);
    process.exitCode = 2;
    return;
  }
  process.exitCode = 1;
  if (error instanceof StrictFailure) printReport({ ...error.report, inserted: {} });
  const isExpected =
    error instanceof StrictFailure ||
    error instanceof BadFile ||
    error instanceof BadDump ||
    error instanceof DataFolderInUse ||
    error instanceof DatabaseUnavailable;
  console.error(isExpected ? error.message : error);
});
