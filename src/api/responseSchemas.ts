import * as Type from 'typebox';
import type { Static } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import { Follow, Organization, Page, ReportReason, Role, User, UserSuggestion } from './contract';

/** The schema of each response that the console reads, by the name that requests use. */
const RESPONSE_SCHEMAS = {
  user: User,
  users: Page(User),
  followers: Page(Follow),
  organization: Organization,
  organizations: Page(Organization),
  reasons: Type.Array(ReportReason),
  roles: Type.Array(Role),
  suggestions: Type.Array(UserSuggestion),
};

export type SchemaName = keyof typeof RESPONSE_SCHEMAS;

/** The parsed body of a response that matches the schema of that name. */
export type ResponseBody<Name extends SchemaName> = Static<(typeof RESPONSE_SCHEMAS)[Name]>;

/** @returns the JSON pointer to the first value that breaks the contract, or null */
export function findMismatch(name: SchemaName, json: unknown): string | null {
  const schema = RESPONSE_SCHEMAS[name];
  return Check(schema, json) ? null : (Errors(schema, json)[1][0]?.instancePath ?? '');
}
