import { StorageFullError } from '../../../storage';
import type { Job, JobItem } from '../job';
import { noCounts } from '../job';
import type { Journal } from '../journal';

/** A journal in memory. It outlives the run that writes to it, as a disk would. */
export interface MemoryJournal extends Journal {
  items(): JobItem[];
  job(): Job;
  /** How many more writes fit on the disk. Undefined: no limit. */
  roomFor: number | undefined;
}

export function createMemoryJournal(job: Job, items: readonly JobItem[]): MemoryJournal {
  let kept = job;
  const byPosition = new Map(items.map((item) => [item.position, item]));
  const all = () => [...byPosition.values()].sort((a, b) => a.position - b.position);

  const journal: MemoryJournal = {
    roomFor: undefined,
    items: all,
    job: () => kept,
    getJob: async () => kept,
    async saveJob(changed) {
      takeRoom();
      kept = changed;
    },
    async saveItem(item) {
      takeRoom();
      const before = byPosition.get(item.position);
      if (before?.state === 'settled') throw new Error(`Item ${item.id} was settled already`);
      byPosition.set(item.position, item);
    },
    unsettledItems: async (_jobId, position, limit) =>
      all()
        .filter((item) => item.position >= position && item.state !== 'settled')
        .slice(0, limit),
    async settleRest(_jobId, outcome, reason, now) {
      for (const item of all()) {
        if (item.state === 'settled') continue;
        const ending =
          item.state === 'in_flight'
            ? { outcome: 'unknown' as const, reason: 'lost' }
            : item.written > 0
              ? { outcome: 'failed' as const, reason: 'partly_done' }
              : { outcome, reason };
        byPosition.set(item.position, { ...item, ...ending, state: 'settled', endedAt: now });
      }
    },
    async counts() {
      const counts = noCounts();
      for (const { outcome } of all()) if (outcome) counts[outcome] += 1;
      return counts;
    },
  };

  const takeRoom = () => {
    if (journal.roomFor === undefined) return;
    if (journal.roomFor <= 0) throw new StorageFullError('The disk is full');
    journal.roomFor -= 1;
  };
  return journal;
}
