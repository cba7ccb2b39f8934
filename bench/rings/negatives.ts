import type { GraphAccount } from '../../src/graphs/graph/account';
import { HOUR_MS } from '../../src/ui/durations';
import { KINDS, newcomer, type Planted, type Surroundings } from './kinds';
import { lastName, organization, pick } from './ordinary';

type Random = () => number;
type Follow = readonly [number, number];

interface Negative {
  readonly name: string;
  readonly size: number;
  plant(members: readonly number[], surroundings: Surroundings, random: Random): Planted;
}

const changed = (account: GraphAccount, details: Partial<GraphAccount['details'] & object>) => ({
  ...account,
  details: account.details && { ...account.details, ...details },
});

const links = (
  members: readonly number[],
  density: number,
  surroundings: Surroundings,
  random: Random,
) => KINDS[0]?.follows({ members, density, surroundings, random }) ?? [];

/** Honest groups that look like rings. */
export const NEGATIVES: readonly Negative[] = [
  {
    // Members follow each other; half of them signed up on the same day.
    name: 'team of one organization',
    size: 12,
    plant(members, surroundings, random) {
      const team = organization(1_000 + (members[0] ?? 0));
      const day = pick(surroundings.base.accounts, random).details?.since ?? 0;
      const hosts = pick(
        surroundings.following.filter(({ length }) => length > 20),
        random,
      );
      return {
        accounts: members.map((member) => {
          const account = newcomer(member, surroundings, random);
          return changed(account, {
            email_domain: `${team.id}.fr`,
            organizations: random() < 0.9 ? [team] : [],
            ...(random() < 0.5 && { since: day + random() * 8 * HOUR_MS }),
          });
        }),
        follows: [
          ...links(members, 0.8, surroundings, random),
          ...members.map((member): Follow => [member, pick(hosts, random)]),
        ],
      };
    },
  },
  {
    // Pupils follow one or two others, some the teacher; most have an address of the school.
    name: 'class of one hour',
    size: 25,
    plant(members, surroundings, random) {
      const hour = pick(surroundings.base.accounts, random).details?.since ?? 0;
      const teacher = Math.floor(random() * surroundings.base.accounts.length);
      const school = `ecole-${(members[0] ?? 0).toString()}.fr`;
      return {
        accounts: members.map((member) =>
          changed(newcomer(member, surroundings, random), {
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
    plant(members, surroundings, random) {
      const name = lastName(random);
      return {
        accounts: members.map((member) => ({
          ...newcomer(member, surroundings, random),
          first_name: 'Marie-Anne',
          last_name: name,
        })),
        follows: links(members, 0.02, surroundings, random),
      };
    },
  },
  {
    // Colleagues with addresses of one agency; some follow each other and the same services.
    name: "agency's mail domain",
    size: 30,
    plant(members, surroundings, random) {
      const domain = `office-${(members[0] ?? 0).toString()}.gouv.fr`;
      const services = Array.from({ length: 3 }, () =>
        Math.floor(random() * surroundings.base.accounts.length),
      );
      return {
        accounts: members.map((member) => {
          const isMember = random() < 0.3;
          return changed(newcomer(member, surroundings, random), {
            email_domain: domain,
            organizations: isMember ? [organization(2_000 + (members[0] ?? 0))] : [],
          });
        }),
        follows: [
          ...links(members, 0.15, surroundings, random),
          ...members.flatMap((member) =>
            services.filter(() => random() < 0.3).map((service): Follow => [member, service]),
          ),
        ],
      };
    },
  },
];
