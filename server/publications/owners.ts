import type { FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import type { OrganizationReference, UserReference } from '../../src/api/contract';
import type { Database } from '../db';
import { viewOf } from '../http/view';
import { organizationReferences } from '../references/organization';
import { userReferences } from '../references/user';
import { type Owned, type Rights, rightsOf } from './ownership';

/** The owners of some publications as answers show them, and the rights of the caller on each. */
export interface Owners extends Rights {
  fieldsOf(owned: Owned): {
    owner: UserReference | null;
    organization: OrganizationReference | null;
  };
}

/** Read the owners of publications for an answer to a request. */
export async function ownersOf(
  db: Kysely<Database>,
  rows: readonly Owned[],
  request: FastifyRequest,
): Promise<Owners> {
  const view = viewOf(request);
  const [users, organizations, rights] = [
    await userReferences(
      db,
      rows.map(({ owner_id }) => owner_id),
      view,
    ),
    await organizationReferences(
      db,
      rows.map(({ organization_id }) => organization_id),
      view,
    ),
    await rightsOf(db, request.caller),
  ];
  return {
    ...rights,
    fieldsOf: ({ owner_id, organization_id }) => ({
      owner: users.get(owner_id ?? '') ?? null,
      organization: organizations.get(organization_id ?? '') ?? null,
    }),
  };
}
