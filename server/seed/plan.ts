import { DAY, MINUTE, OPENING, PRESENT, YEAR } from './calendar';
import { FIXED_ACCOUNTS } from './fixedAccounts';
import type { Random } from './random';

/** What an account is there for. */
export type Scenario =
  | 'fixed'
  /** Made in less than an hour, with alike names and links to the same few sites. */
  | 'burst'
  /** Follow each other densely. */
  | 'ring'
  /** New accounts that all follow the first of them, an old one. */
  | 'star'
  /** Each follows the next, who follows back. */
  | 'chain'
  /** Follow each other, and an honest neighbourhood follows them as they follow it. */
  | 'hidden'
  /** No sign-in for years. */
  | 'dormant'
  /** Stored with a website that is refused today: no update passes without correcting it. */
  | 'legacy'
  /** Texts that break a page which trusts them. */
  | 'hostile'
  | 'deleted'
  | 'ordinary';

/** Sizes from `FULL_SIZE_FROM` accounts on; with fewer accounts they shrink in proportion. */
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

/** Who plays what: accounts are known by their number, from 0. */
export interface SeedPlan {
  size: number;
  scenarioOf(account: number): Scenario;
  /** First account of a scenario, and the one after its last. */
  rangeOf(scenario: Scenario): { from: number; to: number };
  /** Milliseconds since 1970, by account. */
  createdAt: Float64Array;
}

/** Share `count` accounts among the scenarios; the fixed ones are there whatever `count` says. */
export function planAccounts(count: number, random: Random): SeedPlan {
  const size = Math.max(count, FIXED_ACCOUNTS.length);
  const ranges = new Map<Scenario, { from: number; to: number }>();
  let from = 0;
  const give = (scenario: Scenario, wanted: number) => {
    const to = Math.min(from + wanted, size);
    ranges.set(scenario, { from, to });
    from = to;
  };
  give('fixed', FIXED_ACCOUNTS.length);
  for (const [scenario, full] of Object.entries(SCENARIO_SIZES)) {
    give(scenario as Scenario, Math.round(full * Math.min(1, size / FULL_SIZE_FROM)));
  }
  give('ordinary', size);

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

function creation(scenario: Scenario, place: number, random: Random): number {
  switch (scenario) {
    case 'fixed':
      return FIXED_ACCOUNTS[place]?.created_at ?? OPENING;
    case 'burst':
      return PRESENT - 5 * DAY + place * 1.3 * MINUTE + random.between(0, MINUTE);
    case 'ring':
      return PRESENT - random.between(30, 40) * DAY;
    case 'star':
      return place === 0 ? OPENING + YEAR : PRESENT - random.between(2, 20) * DAY;
    case 'hidden':
      return PRESENT - 200 * DAY + place * 7 * MINUTE + random.between(0, MINUTE);
    case 'chain':
    case 'hostile':
      return PRESENT - random.between(0.1, 1) * YEAR;
    case 'dormant':
    case 'legacy':
      return OPENING + random.between(0, 3) * YEAR;
    case 'deleted':
    case 'ordinary':
      // More and more accounts from year to year.
      return OPENING + Math.sqrt(random.next()) * (PRESENT - DAY - OPENING);
  }
}
