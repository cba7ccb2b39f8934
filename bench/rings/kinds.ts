import type { GraphAccount } from '../../src/graphs/graph/account';
import { HOUR_MS } from '../../src/ui/durations';
import { ordinaryAccount, pick } from './ordinary';
import type { World } from './world';

type Random = () => number;
type Follow = readonly [number, number];

/** What a ring is planted into: `base` alone is real, ties go to it and never to another ring. */
export interface Soil {
  readonly base: World;
  /** Accounts with most followers, and whom each account follows. */
  readonly popular: readonly number[];
  readonly following: readonly (readonly number[])[];
}

/** Members with numbers from `first` on, and the follows that come with them. */
export interface Planted {
  readonly accounts: readonly GraphAccount[];
  readonly follows: readonly Follow[];
}

export const SIZES = [5, 8, 12, 20, 40];
export const DENSITIES = [0.3, 0.5, 0.7, 1];

interface Shape {
  readonly members: readonly number[];
  readonly density: number;
  readonly soil: Soil;
  readonly random: Random;
}

type Follows = (shape: Shape) => Follow[];

const mutual: Follows = ({ members, density, random }) =>
  members.flatMap((a) =>
    members
      .filter((b) => b > a && random() < density)
      .flatMap((b): Follow[] => [
        [a, b],
        [b, a],
      ]),
  );

const directed: Follows = ({ members, density, random }) =>
  members.flatMap((a) =>
    members.filter((b) => b !== a && random() < density).map((b): Follow => [a, b]),
  );

/** Each follows some popular accounts, who do not follow back. */
const popular =
  (least: number, most: number): Follows =>
  ({ members, soil, random }) =>
    members.flatMap((member) =>
      Array.from({ length: least + Math.floor((most - least + 1) * random()) }, (): Follow => [
        member,
        pick(soil.popular, random),
      ]),
    );

/** Each shares follows both ways with two to four accounts of one real neighbourhood. */
const neighbourhood: Follows = ({ members, soil, random }) => {
  const hosts = soil.following.filter(({ length }) => length >= 20 && length <= 60);
  const host = pick(hosts, random);
  return members.flatMap((member) =>
    Array.from({ length: 2 + Math.floor(3 * random()) }, () => pick(host, random)).flatMap(
      (other): Follow[] => [
        [member, other],
        [other, member],
      ],
    ),
  );
};

const ordinaryTarget = ({ soil, random }: Shape): number => {
  const target = Math.floor(random() * soil.base.accounts.length);
  return soil.popular.includes(target) ? 0 : target;
};

const star: Follows = (shape) => {
  const target = ordinaryTarget(shape);
  return shape.members.map((member): Follow => [member, target]);
};

const SHOPPING_LIST = 12;

/** Each follows its share of one list of accounts; one pair in fifty follows each other. */
const sameTargets: Follows = (shape) => {
  const list = Array.from({ length: SHOPPING_LIST }, () => ordinaryTarget(shape));
  return [
    ...shape.members.flatMap((member) =>
      list.filter(() => shape.random() < shape.density).map((target): Follow => [member, target]),
    ),
    ...mutual({ ...shape, density: 0.02 }),
  ];
};

const cycle: Follows = ({ members }) =>
  members.flatMap((member, place): Follow[] => {
    const next = members[(place + 1) % members.length] ?? member;
    return [
      [member, next],
      [next, member],
    ];
  });

const all =
  (...parts: Follows[]): Follows =>
  (shape) =>
    parts.flatMap((part) => part(shape));

/** Each follows two of the others. */
const cycleDensity = (size: number) => Number((2 / (size - 1)).toFixed(2));
/** All follow the one account. */
const starDensity = () => 1;

interface Kind {
  readonly name: string;
  readonly follows: Follows;
  /** Whether members share more than follows: a burst of sign-ups, and a link domain for most. */
  readonly hasTell: boolean;
  /** Of a kind whose shape is given: the share of its possible follows, by its size. */
  readonly density?: (size: number) => number;
}

/** Those named `-bare` share nothing but follows. */
export const KINDS: readonly Kind[] = [
  { name: 'mutual', follows: mutual, hasTell: true },
  { name: 'directed', follows: directed, hasTell: true },
  { name: 'camouflaged', follows: all(mutual, popular(5, 15)), hasTell: true },
  { name: 'hidden', follows: all(mutual, neighbourhood), hasTell: true },
  { name: 'star', follows: all(star, popular(0, 3)), hasTell: true, density: starDensity },
  { name: 'same-targets', follows: all(sameTargets, popular(1, 4)), hasTell: true },
  { name: 'chain', follows: cycle, hasTell: true, density: cycleDensity },
  { name: 'mutual-bare', follows: mutual, hasTell: false },
  { name: 'directed-bare', follows: directed, hasTell: false },
  { name: 'camouflaged-bare', follows: all(mutual, popular(5, 15)), hasTell: false },
  { name: 'hidden-bare', follows: all(mutual, neighbourhood), hasTell: false },
  { name: 'same-targets-bare', follows: all(sameTargets, popular(1, 4)), hasTell: false },
  { name: 'chain-bare', follows: cycle, hasTell: false, density: cycleDensity },
];

/** A ring whose members get the numbers from `first` on. */
export function plantRing(
  kind: Kind,
  { size, density, first }: { size: number; density: number; first: number },
  soil: Soil,
  random: Random,
): Planted {
  const members = Array.from({ length: size }, (_value, place) => first + place);
  const newcomers = members.map((member) => newcomer(member, soil, random));
  return {
    accounts: kind.hasTell ? withTell(newcomers, soil, random) : newcomers,
    follows: kind.follows({ members, density, soil, random }),
  };
}

/** An ordinary account that belongs nowhere, signed up when some account did, give or take a day. */
export function newcomer(member: number, { base }: Soil, random: Random): GraphAccount {
  const account = ordinaryAccount(member, random, base.now);
  const like = pick(base.accounts, random).details?.since ?? base.now;
  return {
    ...account,
    details: account.details && {
      ...account.details,
      since: Math.min(base.now, like + (random() - 0.5) * 48 * HOUR_MS),
      content: 0,
      organizations: [],
    },
  };
}

/** Signed up within 1 to 12 h, but for one in twenty; three in four link to one new domain. */
function withTell(accounts: readonly GraphAccount[], soil: Soil, random: Random): GraphAccount[] {
  const start = pick(soil.base.accounts, random).details?.since ?? soil.base.now;
  const lengthMs = (1 + 11 * random()) * HOUR_MS;
  const domain = `shop-${Math.floor(random() * 2 ** 32).toString(36)}.com`;
  return accounts.map((account) => ({
    ...account,
    details: account.details && {
      ...account.details,
      since: random() < 0.05 ? account.details.since : start + random() * lengthMs,
      hosts: random() < 0.75 ? [domain] : account.details.hosts,
    },
  }));
}
