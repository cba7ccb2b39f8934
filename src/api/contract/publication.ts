import * as Type from 'typebox';
import { DateTime, Dictionary, Nullable, ObjectId } from './primitives';
import { OrganizationReference } from './organization';
import { UserReference } from './userReference';

/** Who owns a publication: an account, an organization, or nobody (an "orphan"). Never both. */
export const ownerFields = {
  owner: Nullable(UserReference),
  organization: Nullable(OrganizationReference),
};

/** What the caller may do with a publication. */
export const PublicationPermissions = Type.Object({ delete: Type.Boolean(), edit: Type.Boolean() });

/** Counts by month, such as `{"2026-11": 1}`; 0 before they are computed. */
export const CountsByMonth = Type.Union([Type.Integer(), Dictionary]);

/** Who may use what is published, and how to ask for it. */
export const accessFields = {
  access_type: Type.String(),
  access_audiences: Type.Array(Dictionary),
  access_type_reason: Nullable(Type.String()),
  access_type_reason_category: Nullable(Type.String()),
  authorization_request_url: Nullable(Type.String()),
};

export const ACCESS_TYPES = ['open', 'open_with_account', 'restricted'] as const;

/** Where the items of a subresource are, and how many they are. */
export const Subsection = Type.Object({
  rel: Type.String(),
  href: Type.String(),
  type: Type.String(),
  total: Type.Integer(),
});

export const PublicationContact = Type.Object({
  id: ObjectId,
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  contact_form: Nullable(Type.String()),
  role: Type.String(),
  ...ownerFields,
});

/** A dataset, reuse or dataservice as other objects refer to it. */
export const PublicationReference = Type.Object({
  class: Type.String(),
  id: ObjectId,
  title: Type.String(),
  uri: Type.String(),
  page: Nullable(Type.String()),
});

/** Query of the deletion of a publication, a discussion or a comment. */
export const PublicationDeleteQuery = Type.Object({
  send_legal_notice: Type.Optional(
    Type.Boolean({
      default: false,
      description: 'Send formal legal notice with appeal information to owner (admin only)',
    }),
  ),
});

/** Dates of a record in udata itself, whatever its source says. */
export const InternalDates = Type.Object({
  created_at_internal: DateTime,
  last_modified_internal: DateTime,
});
