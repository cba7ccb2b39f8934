import { activeStatus } from '../../accounts/userStatus';
import { ADMIN_ROLE } from '../../api/contract';
import { DAY_MS } from '../../ui/durations';
import type { Finding, Verdict } from '../findings/finding';
import type { GraphAccount } from '../graph/account';
import type { Palette } from './palette';

/** What the colour of an account can show. */
export const COLOURINGS = ['group', 'status', 'age', 'signals'] as const;
export type ColourBy = (typeof COLOURINGS)[number];

/** One colour of the legend. */
export interface Category {
  /** Stable. Its label is the message `graph.category.<colourBy>.<key>`, except for groups. */
  readonly key: string;
  readonly colour: string;
  readonly count: number;
}

/** The categories of a colouring, and the category of each node. */
export interface Categories {
  readonly categories: readonly Category[];
  /** Index into `categories`, by node. */
  readonly of: Uint8Array;
}

interface Source {
  readonly accounts: readonly GraphAccount[];
  readonly groups: Uint32Array;
  readonly findings: readonly Finding[];
  readonly now: number;
}

/** The categories of a colouring, and the category of each node. O(n). */
export function categoriesOf(colourBy: ColourBy, source: Source, palette: Palette): Categories {
  switch (colourBy) {
    case 'group':
      return byGroup(source, palette);
    case 'status':
      return categorised(source.accounts, statusOf, [
        ['active', palette.active],
        ['inactive', palette.inactive],
        ['never_activated', palette.never_activated],
        ['deleted', palette.deleted],
        ['administrator', palette.administrator],
        ['unknown', palette.none],
      ]);
    case 'age':
      return categorised(source.accounts, (account) => ageOf(account, source.now), [
        ...AGES.map(([key], place): [string, string] => [key, palette.ages[place] ?? palette.none]),
        ['unknown', palette.none],
      ]);
    case 'signals':
      return bySignals(source, palette);
  }
}

/** Age classes, youngest first, with the number of days that an account is younger than. */
const AGES: readonly (readonly [string, number])[] = [
  ['week', 7],
  ['month', 31],
  ['year', 366],
  ['three_years', 3 * 366],
  ['older', Infinity],
];

const ageOf = ({ details }: GraphAccount, now: number): string =>
  details
    ? (AGES.find(([, days]) => now - details.since < days * DAY_MS)?.[0] ?? 'older')
    : 'unknown';

/** The status of an account in a graph, as a key of the messages. */
export function statusOf({ isDeleted, details }: GraphAccount): string {
  if (isDeleted) return 'deleted';
  if (!details) return 'unknown';
  if (details.roles.includes(ADMIN_ROLE)) return 'administrator';
  return activeStatus(details.active);
}

function categorised(
  accounts: readonly GraphAccount[],
  keyOf: (account: GraphAccount) => string,
  colours: readonly (readonly [string, string])[],
): Categories {
  const placeOf = new Map(colours.map(([key], place) => [key, place]));
  const of = Uint8Array.from(accounts, (account) => placeOf.get(keyOf(account)) ?? 0);
  return counted(colours, of);
}

function byGroup({ groups }: Source, palette: Palette): Categories {
  const last = palette.groups.length;
  const of = Uint8Array.from(groups, (group) => Math.min(group, last));
  const colours = [...palette.groups, palette.none].map((colour, place): [string, string] => [
    place === last ? 'others' : String(place + 1),
    colour,
  ]);
  return counted(colours, of);
}

/** From least to most serious: an account in several findings has the colour of the worst. */
const SEVERITY: readonly Verdict[] = ['explained', 'close_knit', 'suspect'];

function bySignals({ accounts, findings }: Source, palette: Palette): Categories {
  const of = new Uint8Array(accounts.length).fill(SEVERITY.length);
  for (const verdict of SEVERITY) {
    for (const finding of findings) {
      if (finding.verdict !== verdict) continue;
      for (const node of finding.members) of[node] = SEVERITY.indexOf(verdict);
    }
  }
  return counted(
    [
      ...SEVERITY.map((verdict): [string, string] => [verdict, palette[verdict]]),
      ['none', palette.none],
    ],
    of,
  );
}

function counted(colours: readonly (readonly [string, string])[], of: Uint8Array): Categories {
  const counts = new Uint32Array(colours.length);
  for (const place of of) counts[place] = (counts[place] ?? 0) + 1;
  return {
    categories: colours.map(([key, colour], place) => ({ key, colour, count: counts[place] ?? 0 })),
    of,
  };
}
