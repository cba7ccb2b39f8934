import { DAY, MINUTE, OPENING, PRESENT, YEAR } from './calendar';
import { FIXED_ACCOUNTS } from './fixedAccounts';
import type { Random } from './random';

/** The situation that an account is made to represent. */
export type Scenario =
  | 'fixed'
  /** Created within about an hour, with similar names and links to the same few sites. */
  | 'burst'
  /** Nearly all of them follow each other. */
  | 'ring'
  /** An old account, and new accounts that all follow it. */
  | 'star'
  /** Each account follows the next one, which follows it back. */
  | 'chain'
  /** Follow each other, and mutually follow some ordinary accounts as well. */
  | 'hidden'
  /** Have not signed in for years. */
  | 'dormant'
  /** Have a stored website that is refused today, so that any update must correct it too. */
  | 'legacy'
  /** Have texts that break a page which does not escape them. */
  | 'hostile'
  | 'deleted'
  | 'ordinary';

/** Number of accounts of each scenario. Proportionally fewer below `FULL_SIZE_FROM` accounts. */
const SCENARIO_SIZES = {
  burst: 40,
  ring: 14,
  star: 26,
  chain: 12,
  hidden: 10,
  dormant: 8,
  legacy: 6,
  hostile: 8,
  deleted: 6,
} as const;
const FULL_SIZE_FROM = 400;

/** The scenario and creation time of each account. Accounts are numbered from 0. */
export interface SeedPlan {
  size: number;
  scenarioOf(account: number): Scenario;
  /** First account of a scenario, and the one after its last. */
  rangeOf(scenario: Scenario): { from: number; to: number };
  /** Milliseconds since 1970, by account. */
  createdAt: Float64Array;
}

/** Divide `count` accounts among the scenarios. The fixed ones are included whatever `count` is. */
export function planAccounts(count: number, random: Random): SeedPlan {
  const size = Math.max(count, FIXED_ACCOUNTS.length);
  const ranges = new Map<Scenario, { from: number; to: number }>();
  let from = 0;
  const assign = (scenario: Scenario, wanted: number) => {
    const to = Math.min(from + wanted, size);
    ranges.set(scenario, { from, to });
    from = to;
  };
  assign('fixed', FIXED_ACCOUNTS.length);
  for (const [scenario, full] of Object.entries(SCENARIO_SIZES)) {
    assign(scenario as Scenario, Math.round(full * Math.min(1, size / FULL_SIZE_FROM)));
  }
  assign('ordinary', size);

  const rangeOf = (scenario: Scenario) => ranges.get(scenario) ?? { from: 0, to: 0 };
  const scenarios = [...ranges];
  const scenarioOf = (account: number) =>
    scenarios.find(([, range]) => account < range.to)?.[0] ?? 'ordinary';
  const createdAt = Float64Array.from({ length: size }, (_, account) => {
    const scenario = scenarioOf(account);
    return Math.round(creation(scenario, account - rangeOf(scenario).from, random));
  });
  return { size, scenarioOf, rangeOf, createdAt };
}

function creation(scenario: Scenario, index: number, random: Random): number {
  switch (scenario) {
    case 'fixed':
      return FIXED_ACCOUNTS[index]?.created_at ?? OPENING;
    case 'burst':
      return PRESENT - 5 * DAY + index * 1.3 * MINUTE + random.between(0, MINUTE);
    case 'ring':
      return PRESENT - random.between(30, 40) * DAY;
    case 'star':
      return index === 0 ? OPENING + YEAR : PRESENT - random.between(2, 20) * DAY;
    case 'hidden':
      return PRESENT - 200 * DAY + index * 7 * MINUTE + random.between(0, MINUTE);
    case 'chain':
    case 'hostile':
      return PRESENT - random.between(0.1, 1) * YEAR;
    case 'dormant':
    case 'legacy':
      return OPENING + random.between(0, 3) * YEAR;
    case 'deleted':
    case 'ordinary':
      // The number of new accounts grows from year to year.
      return OPENING + Math.sqrt(random.next()) * (PRESENT - DAY - OPENING);
  }
}
