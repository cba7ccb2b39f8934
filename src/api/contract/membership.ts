import * as Type from 'typebox';
import type { Static } from 'typebox';
import { Member, MemberRole, OrganizationReference } from './organization';
import { DateTime, Nullable, ObjectId } from './primitives';

export const MEMBERSHIP_KINDS = ['request', 'invitation'] as const;
export type MembershipKind = (typeof MEMBERSHIP_KINDS)[number];

export const MEMBERSHIP_STATUSES = ['pending', 'accepted', 'refused', 'canceled'] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

/** The kinds of object that a partial editor may be responsible for. */
export const ASSIGNABLE_CLASSES = ['Dataset', 'Dataservice', 'Reuse'] as const;

const AssignedObject = Type.Object({ class: Type.String(), id: Type.String() });

/**
 * A request to join an organization (`request`), or an invitation to it (`invitation`).
 *
 * `user` is null and `email` is set in an invitation to an address that no account has.
 * Source: udata 17.18, `core/organization`.
 */
export const MembershipRequest = Type.Object({
  id: Type.String({ format: 'uuid' }),
  user: Nullable(Member.properties.user),
  email: Nullable(Type.String()),
  kind: Type.Enum(MEMBERSHIP_KINDS),
  created: DateTime,
  status: Type.Enum(MEMBERSHIP_STATUSES),
  role: MemberRole,
  /** Written by the person who requests or invites: hostile input. */
  comment: Nullable(Type.String()),
  assignments: Type.Array(AssignedObject),
});
export type MembershipRequest = Static<typeof MembershipRequest>;

/** The body of `POST .../member/`: either an account or an address. */
export const MembershipInvite = Type.Object({
  user: Type.Optional(Nullable(ObjectId)),
  email: Type.Optional(Nullable(Type.String())),
  role: Type.Optional(Nullable(MemberRole)),
  comment: Type.Optional(Nullable(Type.String())),
  assignments: Type.Optional(Nullable(Type.Array(AssignedObject))),
});

/** The body of `POST .../membership/`. It may be missing when a request is already pending. */
export const MembershipApplication = Type.Object({ comment: Type.Optional(Type.String()) });

/** The body of `POST .../refuse/`. */
export const MembershipRefusal = Type.Object({
  comment: Type.Optional(Nullable(Type.String())),
});

/** Query of `GET .../membership/`. */
export const MembershipListQuery = Type.Object({
  status: Type.Optional(
    Type.String({ description: 'If provided, only return requests in a given status' }),
  ),
  user: Type.Optional(
    Type.String({ description: 'If provided, only return requests for this user' }),
  ),
});
export type MembershipListQuery = Static<typeof MembershipListQuery>;

/** The body of `PUT .../member/{user}/`. A null role means the default one, editor. */
export const MemberUpdate = Type.Object({ role: Type.Optional(Nullable(MemberRole)) });

/** One entry of `GET /me/org_invitations/`. */
export const OrganizationInvitation = Type.Object({
  id: Type.String({ format: 'uuid' }),
  organization: OrganizationReference,
  role: MemberRole,
  comment: Nullable(Type.String()),
  created: DateTime,
  assignments: Type.Array(AssignedObject),
});
export type OrganizationInvitation = Static<typeof OrganizationInvitation>;
