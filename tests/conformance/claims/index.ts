import type { Claim } from '../claim';
import { claims as authenticationAccess } from './authentication/access';
import { claims as authenticationKeys } from './authentication/keys';
import { claims as authenticationLogins } from './authentication/logins';
import { claims as authenticationOrder } from './authentication/order';
import { claims as followersFollow } from './followers/follow';
import { claims as followersList } from './followers/list';
import { claims as followersUnfollow } from './followers/unfollow';
import { claims as httpAddresses } from './http/addresses';
import { claims as httpAnswers } from './http/answers';
import { claims as httpBodies } from './http/bodies';
import { claims as httpCaching } from './http/caching';
import { claims as httpCors } from './http/cors';
import { claims as httpErrors } from './http/errors';
import { claims as httpLanguage } from './http/language';
import { claims as httpLookup } from './http/lookup';
import { claims as httpMasks } from './http/masks';
import { claims as httpMethods } from './http/methods';
import { claims as httpPagination } from './http/pagination';
import { claims as httpParameters } from './http/parameters';
import { claims as httpPaths } from './http/paths';
import { claims as meAccount } from './me/account';
import { claims as meFigures } from './me/figures';
import { claims as meTokens } from './me/tokens';
import { claims as organizationsBadges } from './organizations/badges';
import { claims as organizationsBlocs } from './organizations/blocs';
import { claims as organizationsContacts } from './organizations/contacts';
import { claims as organizationsImages } from './organizations/images';
import { claims as organizationsInvitations } from './organizations/invitations';
import { claims as organizationsList } from './organizations/list';
import { claims as organizationsMembers } from './organizations/members';
import { claims as organizationsObject } from './organizations/object';
import { claims as organizationsRequests } from './organizations/requests';
import { claims as organizationsSuggest } from './organizations/suggest';
import { claims as organizationsWrite } from './organizations/write';
import { claims as reportsCreate } from './reports/create';
import { claims as usersAvatar } from './users/avatar';
import { claims as usersContacts } from './users/contacts';
import { claims as usersCreate } from './users/create';
import { claims as usersDelete } from './users/delete';
import { claims as usersFields } from './users/fields';
import { claims as usersList } from './users/list';
import { claims as usersObject } from './users/object';
import { claims as usersPassword } from './users/password';
import { claims as usersRead } from './users/read';
import { claims as usersRoles } from './users/roles';
import { claims as usersSearch } from './users/search';
import { claims as usersSlugs } from './users/slugs';
import { claims as usersSuggest } from './users/suggest';
import { claims as usersUpdate } from './users/update';

/**
 * All claims by section. A section is a heading of `docs/contract`: `users/list` is in `users.md`.
 */
export const SECTIONS: readonly (readonly [string, readonly Claim[]])[] = [
  ['http/addresses', httpAddresses],
  ['http/answers', httpAnswers],
  ['http/bodies', httpBodies],
  ['http/caching', httpCaching],
  ['http/cors', httpCors],
  ['http/errors', httpErrors],
  ['http/language', httpLanguage],
  ['http/lookup', httpLookup],
  ['http/masks', httpMasks],
  ['http/methods', httpMethods],
  ['http/pagination', httpPagination],
  ['http/parameters', httpParameters],
  ['http/paths', httpPaths],
  ['authentication/access', authenticationAccess],
  ['authentication/keys', authenticationKeys],
  ['authentication/logins', authenticationLogins],
  ['authentication/order', authenticationOrder],
  ['users/avatar', usersAvatar],
  ['users/contacts', usersContacts],
  ['users/create', usersCreate],
  ['users/delete', usersDelete],
  ['users/fields', usersFields],
  ['users/list', usersList],
  ['users/object', usersObject],
  ['users/password', usersPassword],
  ['users/read', usersRead],
  ['users/roles', usersRoles],
  ['users/search', usersSearch],
  ['users/slugs', usersSlugs],
  ['users/suggest', usersSuggest],
  ['users/update', usersUpdate],
  ['followers/follow', followersFollow],
  ['followers/list', followersList],
  ['followers/unfollow', followersUnfollow],
  ['me/account', meAccount],
  ['me/figures', meFigures],
  ['me/tokens', meTokens],
  ['organizations/badges', organizationsBadges],
  ['organizations/blocs', organizationsBlocs],
  ['organizations/contacts', organizationsContacts],
  ['organizations/images', organizationsImages],
  ['organizations/invitations', organizationsInvitations],
  ['organizations/list', organizationsList],
  ['organizations/members', organizationsMembers],
  ['organizations/object', organizationsObject],
  ['organizations/requests', organizationsRequests],
  ['organizations/suggest', organizationsSuggest],
  ['organizations/write', organizationsWrite],
  ['reports/create', reportsCreate],
];
