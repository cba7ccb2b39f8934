import type { GraphAccount } from '../../src/graphs/graph/account';
import { HOUR_MS } from '../../src/ui/durations';
import { ordinaryAccount, pick } from './ordinary';
import type { World } from './world';

type Random = () => number;
type Follow = readonly [number, number];

/** The graph that a ring is planted into. The ring's follows go to accounts of `base`, not to other rings. */
export interface Surroundings {
  readonly base: World;
  /** The accounts with the most followers. */
  readonly popular: readonly number[];
  /** Whom each account follows. */
  readonly following: readonly (readonly number[])[];
}

/** Planted accounts, and their follows. */
export interface Planted {
  readonly accounts: readonly GraphAccount[];
  readonly follows: readonly Follow[];
}

export const SIZES = [5, 8, 12, 20, 40];
export const DENSITIES = [0.3, 0.5, 0.7, 1];

interface Shape {
  readonly members: readonly number[];
  readonly density: number;
  readonly surroundings: Surroundings;
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

/** Each member follows some popular accounts, which do not follow back. */
const popular =
  (min: number, max: number): Follows =>
  ({ members, surroundings, random }) =>
    members.flatMap((member) =>
      Array.from({ length: min + Math.floor((max - min + 1) * random()) }, (): Follow => [
        member,
        pick(surroundings.popular, random),
      ]),
    );

/** Each member has mutual follows with two to four accounts that one real account follows. */
const neighbourhood: Follows = ({ members, surroundings, random }) => {
  const hosts = surroundings.following.filter(({ length }) => length >= 20 && length <= 60);
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

const ordinaryTarget = ({ surroundings, random }: Shape): number => {
  const target = Math.floor(random() * surroundings.base.accounts.length);
  return surroundings.popular.includes(target) ? 0 : target;
};

const star: Follows = (shape) => {
  const target = ordinaryTarget(shape);
  return shape.members.map((member): Follow => [member, target]);
};

const TARGET_COUNT = 12;

/** Each member follows a share of the same accounts; one pair in fifty follows each other. */
const sameTargets: Follows = (shape) => {
  const list = Array.from({ length: TARGET_COUNT }, () => ordinaryTarget(shape));
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

/** Each member follows two others. */
const cycleDensity = (size: number) => Number((2 / (size - 1)).toFixed(2));
/** All members follow the same account. */
const starDensity = () => 1;

interface Kind {
  readonly name: string;
  readonly follows: Follows;
  /** Whether members also share a burst of sign-ups, and most of them a link domain. */
  readonly hasSignals: boolean;
  /** For kinds with a fixed shape: the share of possible follows, by size. */
  readonly density?: (size: number) => number;
}

/** Members of kinds named `-bare` share nothing but follows. */
export const KINDS: readonly Kind[] = [
  { name: 'mutual', follows: mutual, hasSignals: true },
  { name: 'directed', follows: directed, hasSignals: true },
  { name: 'camouflaged', follows: all(mutual, popular(5, 15)), hasSignals: true },
  { name: 'hidden', follows: all(mutual, neighbourhood), hasSignals: true },
  { name: 'star', follows: all(star, popular(0, 3)), hasSignals: true, density: starDensity },
  { name: 'same-targets', follows: all(sameTargets, popular(1, 4)), hasSignals: true },
  { name: 'chain', follows: cycle, hasSignals: true, density: cycleDensity },
  { name: 'mutual-bare', follows: mutual, hasSignals: false },
  { name: 'directed-bare', follows: directed, hasSignals: false },
  { name: 'camouflaged-bare', follows: all(mutual, popular(5, 15)), hasSignals: false },
  { name: 'hidden-bare', follows: all(mutual, neighbourhood), hasSignals: false },
  { name: 'same-targets-bare', follows: all(sameTargets, popular(1, 4)), hasSignals: false },
  { name: 'chain-bare', follows: cycle, hasSignals: false, density: cycleDensity },
];

/** Makes a ring whose members are numbered from `first`. */
export function plantRing(
  kind: Kind,
  { size, density, first }: { size: number; density: number; first: number },
  surroundings: Surroundings,
  random: Random,
): Planted {
  const members = Array.from({ length: size }, (_value, place) => first + place);
  const newcomers = members.map((member) => newcomer(member, surroundings, random));
  return {
    accounts: kind.hasSignals ? withSignals(newcomers, surroundings, random) : newcomers,
    follows: kind.follows({ members, density, surroundings, random }),
  };
}

/** An account without content or organization, signed up within a day of a random real account. */
export function newcomer(member: number, { base }: Surroundings, random: Random): GraphAccount {
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

/** 95 % sign up within a window of 1 to 12 h; three in four link to the same new domain. */
function withSignals(
  accounts: readonly GraphAccount[],
  surroundings: Surroundings,
  random: Random,
): GraphAccount[] {
  const start = pick(surroundings.base.accounts, random).details?.since ?? surroundings.base.now;
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
