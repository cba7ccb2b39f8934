import type { GraphAccount } from '../../src/graphs/graph/account';
import { HOUR_MS } from '../../src/ui/durations';
import { KINDS, newcomer, type Planted, type Soil } from './kinds';
import { lastName, organization, pick } from './ordinary';

type Random = () => number;
type Follow = readonly [number, number];

interface Negative {
  readonly name: string;
  readonly size: number;
  plant(members: readonly number[], soil: Soil, random: Random): Planted;
}

const changed = (account: GraphAccount, details: Partial<GraphAccount['details'] & object>) => ({
  ...account,
  details: account.details && { ...account.details, ...details },
});

const links = (members: readonly number[], density: number, soil: Soil, random: Random) =>
  KINDS[0]?.follows({ members, density, soil, random }) ?? [];

/** Honest groups that look like rings in one way or another. */
export const NEGATIVES: readonly Negative[] = [
  {
    // Follows itself, half of it signed up on the day it joined the platform.
    name: 'team of one organization',
    size: 12,
    plant(members, soil, random) {
      const team = organization(1_000 + (members[0] ?? 0));
      const day = pick(soil.base.accounts, random).details?.since ?? 0;
      const hosts = pick(
        soil.following.filter(({ length }) => length > 20),
        random,
      );
      return {
        accounts: members.map((member) => {
          const account = newcomer(member, soil, random);
          return changed(account, {
            email_domain: `${team.id}.fr`,
            organizations: random() < 0.9 ? [team] : [],
            ...(random() < 0.5 && { since: day + random() * 8 * HOUR_MS }),
          });
        }),
        follows: [
          ...links(members, 0.8, soil, random),
          ...members.map((member): Follow => [member, pick(hosts, random)]),
        ],
      };
    },
  },
  {
    // Each follows one or two classmates, some the teacher; most have the school's address.
    name: 'class of one hour',
    size: 25,
    plant(members, soil, random) {
      const hour = pick(soil.base.accounts, random).details?.since ?? 0;
      const teacher = Math.floor(random() * soil.base.accounts.length);
      const school = `ecole-${(members[0] ?? 0).toString()}.fr`;
      return {
        accounts: members.map((member) =>
          changed(newcomer(member, soil, random), {
            since: hour + random() * HOUR_MS,
            ...(random() < 0.7 && { email_domain: school }),
          }),
        ),
        follows: members.flatMap((member): Follow[] => [
          ...(random() < 0.7 ? [[member, pick(members, random)] as const] : []),
          ...(random() < 0.2 ? [[member, pick(members, random)] as const] : []),
          ...(random() < 0.15 ? [[member, teacher] as const] : []),
        ]),
      };
    },
  },
  {
    name: 'homonyms',
    size: 15,
    plant(members, soil, random) {
      const name = lastName(random);
      return {
        accounts: members.map((member) => ({
          ...newcomer(member, soil, random),
          first_name: 'Marie-Anne',
          last_name: name,
        })),
        follows: links(members, 0.02, soil, random),
      };
    },
  },
  {
    // Addresses of one office, who follow each other now and then and the same few services.
    name: "agency's mail domain",
    size: 30,
    plant(members, soil, random) {
      const domain = `office-${(members[0] ?? 0).toString()}.gouv.fr`;
      const services = Array.from({ length: 3 }, () =>
        Math.floor(random() * soil.base.accounts.length),
      );
      return {
        accounts: members.map((member) => {
          const isMember = random() < 0.3;
          return changed(newcomer(member, soil, random), {
            email_domain: domain,
            organizations: isMember ? [organization(2_000 + (members[0] ?? 0))] : [],
          });
        }),
        follows: [
          ...links(members, 0.15, soil, random),
          ...members.flatMap((member) =>
            services.filter(() => random() < 0.3).map((service): Follow => [member, service]),
          ),
        ],
      };
    },
  },
];
