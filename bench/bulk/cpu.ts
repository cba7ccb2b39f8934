import { readdir, readFile } from 'node:fs/promises';

/** Whose work a process does. The browser's own process writes the journal to disk. */
export const PARTS = ['page', 'browser', 'network', 'server'] as const;
export type CpuSeconds = Record<(typeof PARTS)[number], number>;

/** Ticks of a second in `/proc`, on all usual Linux systems. */
const TICKS_PER_S = 100;

/**
 * Processor time that the browsers and servers started by this process have used, in seconds. All zero
 * where there is no `/proc`.
 *
 * Unlike the time on the clock, it hardly depends on what else the machine does.
 */
export async function cpuSeconds(): Promise<CpuSeconds> {
  const seconds: CpuSeconds = { page: 0, browser: 0, network: 0, server: 0 };
  const processes = (await Promise.all((await processIds()).map(readProcess))).filter(
    (each) => each !== undefined,
  );
  const ours = new Set([process.pid]);
  // In the order of their start, so parents come first.
  for (const { id, parent, command, ticks } of processes.sort((a, b) => a.start - b.start)) {
    if (!ours.has(parent)) continue;
    ours.add(id);
    const part = partOf(command);
    if (part) seconds[part] += ticks / TICKS_PER_S;
  }
  return seconds;
}

export function cpuBetween(before: CpuSeconds, after: CpuSeconds): CpuSeconds {
  const between = { ...after };
  for (const part of PARTS) between[part] -= before[part];
  return between;
}

const processIds = async () =>
  (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name));

async function readProcess(id: string) {
  try {
    const [stat, command] = await Promise.all([
      readFile(`/proc/${id}/stat`, 'utf8'),
      readFile(`/proc/${id}/cmdline`, 'utf8'),
    ]);
    // The name in parentheses may contain spaces. See proc(5) for the fields after it.
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [, parent = 0] = fields;
    const [user = 0, system = 0] = fields.slice(11, 13);
    return {
      id: Number(id),
      parent,
      command,
      ticks: user + system,
      start: fields[19] ?? 0,
    };
  } catch {
    // It has ended meanwhile.
    return undefined;
  }
}

function partOf(command: string): keyof CpuSeconds | undefined {
  if (command.includes('server/main.ts')) return 'server';
  if (command.includes('--type=renderer')) return 'page';
  if (command.includes('network.mojom')) return 'network';
  return /chrom/i.test(command) ? 'browser' : undefined;
}
