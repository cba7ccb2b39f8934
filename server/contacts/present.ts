import type { Kysely } from 'kysely';
import type { ContactPoint } from '../../src/api/contract';
import type { Database } from '../db';
import type { View } from '../http/view';
import { organizationReferences } from '../references/organization';
import { userReferences } from '../references/user';
import type { ContactRow } from './repository';

/** Build the bodies of contact points, with references to their owners. */
export async function presentContacts(
  db: Kysely<Database>,
  rows: readonly ContactRow[],
  view: View,
): Promise<ContactPoint[]> {
  const owners = await userReferences(
    db,
    rows.map(({ owner_id }) => owner_id),
    view,
  );
  const organizations = await organizationReferences(
    db,
    rows.map(({ organization_id }) => organization_id),
    view,
  );
  return rows.map(({ id, name, email, contact_form, role, owner_id, organization_id }) => ({
    id,
    name,
    email,
    contact_form,
    role,
    owner: owners.get(owner_id ?? '') ?? null,
    organization: organizations.get(organization_id ?? '') ?? null,
  }));
}
