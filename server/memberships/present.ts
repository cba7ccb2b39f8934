import type { MembershipRequest } from '../../src/api/contract';
import { isoFormat } from '../http/dates';
import type { View } from '../http/view';
import { presentMemberUser } from '../organizations/present';
import type { RequestRow } from './repository';

/**
 * Build the body of a request or an invitation.
 *
 * @param isForMember whether to show of the account what members of an organization see of each other
 */
export const presentRequest = (
  row: RequestRow,
  isForMember: boolean,
  view: View,
): MembershipRequest => ({
  id: row.id,
  user: row.user && presentMemberUser(row.user, isForMember, view),
  email: row.email,
  kind: row.kind,
  created: isoFormat(row.created),
  status: row.status,
  role: row.role,
  comment: row.comment,
  // This server stores no object that could be assigned to a member.
  assignments: [],
});
