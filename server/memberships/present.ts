import type { MembershipRequest } from '../../src/api/contract';
import { isoFormat } from '../http/dates';
import type { View } from '../http/view';
import { presentAddressee } from '../organizations/present';
import type { RequestRow } from './repository';

/**
 * A request or an invitation.
 *
 * @param isInside whether its reader sees of the account what members of an organization see
 */
export const presentRequest = (
  row: RequestRow,
  isInside: boolean,
  view: View,
): MembershipRequest => ({
  id: row.id,
  user: row.user && presentAddressee(row.user, isInside, view),
  email: row.email,
  kind: row.kind,
  created: isoFormat(row.created),
  status: row.status,
  role: row.role,
  comment: row.comment,
  // Nothing is kept here that a member could be put in charge of.
  assignments: [],
});
