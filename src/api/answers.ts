import * as Type from 'typebox';
import type { Static } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import { Follow, Organization, Page, ReportReason, Role, User, UserSuggestion } from './contract';

/** The schema of each response that the console reads, by the name that requests use. */
const ANSWERS = {
  user: User,
  users: Page(User),
  followers: Page(Follow),
  organization: Organization,
  organizations: Page(Organization),
  reasons: Type.Array(ReportReason),
  roles: Type.Array(Role),
  suggestions: Type.Array(UserSuggestion),
};

export type AnswerName = keyof typeof ANSWERS;

/** The parsed body of the response with that name. */
export type Answer<Name extends AnswerName> = Static<(typeof ANSWERS)[Name]>;

/** @returns the JSON pointer to the first value that breaks the contract, or null */
export function findMismatch(name: AnswerName, json: unknown): string | null {
  const schema = ANSWERS[name];
  return Check(schema, json) ? null : (Errors(schema, json)[1][0]?.instancePath ?? '');
}
