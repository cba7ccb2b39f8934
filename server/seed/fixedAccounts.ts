import { objectId } from './calendar';

/** An account that every seed contains, with the same identifier, name and address. */
interface FixedAccount {
  id: string;
  first_name: string;
  last_name: string;
  email: string;
  roles: string[];
  about: string;
  created_at: number;
}

const fixed = (
  count: number,
  created_at: number,
  account: Omit<FixedAccount, 'id' | 'created_at'>,
): FixedAccount => ({ id: objectId(created_at, count), created_at, ...account });

/** The account of the moderator key: the one printed at the first start, or ADMIN_API_KEY. */
export const FIRST_ADMINISTRATOR = fixed(0, Date.UTC(2014, 0, 6, 9), {
  first_name: 'Ada',
  last_name: 'Lefèvre',
  email: 'admin@example.org',
  roles: ['admin'],
  about: 'Modération de la plateforme.',
});

/** The account of USER_API_KEY, without roles. */
export const ORDINARY_ACCOUNT = fixed(3, Date.UTC(2019, 4, 14, 14, 30), {
  first_name: 'Denis',
  last_name: 'Marchand',
  email: 'user@example.org',
  roles: [],
  about: 'Compte ordinaire, sans aucun rôle.',
});

export const FIXED_ACCOUNTS: readonly FixedAccount[] = [
  FIRST_ADMINISTRATOR,
  fixed(1, Date.UTC(2015, 8, 1, 7, 45), {
    first_name: 'Blaise',
    last_name: 'Carpentier',
    email: 'blaise.carpentier@example.org',
    roles: ['admin'],
    about: 'Modération et accueil des producteurs.',
  }),
  fixed(2, Date.UTC(2017, 2, 20, 10), {
    first_name: 'Claire',
    last_name: 'Delaunay',
    email: 'claire.delaunay@example.org',
    roles: ['admin'],
    about: 'Administration technique.',
  }),
  ORDINARY_ACCOUNT,
];
