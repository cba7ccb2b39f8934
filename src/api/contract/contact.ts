import * as Type from 'typebox';
import type { Static } from 'typebox';
import { OrganizationReference } from './organization';
import { Nullable, ObjectId } from './primitives';
import { UserReference } from './userReference';

/** The roles of a contact point towards the data, in udata's order. */
export const CONTACT_ROLES = [
  'contact',
  'creator',
  'publisher',
  'rightsHolder',
  'custodian',
  'distributor',
  'originator',
  'principalInvestigator',
  'processor',
  'resourceProvider',
  'user',
] as const;
export type ContactRoleId = (typeof CONTACT_ROLES)[number];

/** One entry of `GET /contacts/roles/`. `label` is in the language of `?lang=`. */
export const ContactRole = Type.Object({ id: Type.String(), label: Type.String() });
export type ContactRole = Static<typeof ContactRole>;

/**
 * A person or service to contact about what an account or an organization publishes.
 *
 * At least one of `name`, `email` and `contact_form` is present. Source: udata 17.18,
 * `core/contact_point`.
 */
export const ContactPoint = Type.Object({
  id: ObjectId,
  name: Nullable(Type.String()),
  email: Nullable(Type.String()),
  contact_form: Nullable(Type.String()),
  role: Type.String(),
  owner: Nullable(UserReference),
  organization: Nullable(OrganizationReference),
});
export type ContactPoint = Static<typeof ContactPoint>;

const Reference = Type.Union([Type.String(), Type.Object({ id: Type.String() }), Type.Null()]);

/**
 * The body of `POST /contacts/`. Without an owner and an organization, the caller becomes the
 * owner.
 */
export const ContactPointCreate = Type.Object({
  name: Type.Optional(Nullable(Type.String({ maxLength: 255 }))),
  email: Type.Optional(Nullable(Type.String({ maxLength: 255 }))),
  contact_form: Type.Optional(Nullable(Type.String())),
  role: Type.Enum(CONTACT_ROLES),
  owner: Type.Optional(Reference),
  organization: Type.Optional(Reference),
});
export type ContactPointCreate = Static<typeof ContactPointCreate>;

/** What `PUT /contacts/{id}/` may change. The owner cannot change. */
export const ContactPointUpdate = Type.Object({
  ...ContactPointCreate.properties,
  role: Type.Optional(Type.Enum(CONTACT_ROLES)),
});
export type ContactPointUpdate = Static<typeof ContactPointUpdate>;
