import * as Type from 'typebox';
import type { Static, TSchema } from 'typebox';
import { Check, Errors } from 'typebox/schema';
import {
  Follow,
  Member,
  Organization,
  OrganizationReference,
  Page,
  ReportReason,
  Role,
  User,
  UserSuggestion,
} from './contract';
import type { PartlyRead } from './partlyRead';

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

/** The rows of a list: under a key of an object, or the list itself. */
interface Rows {
  key: string | null;
  row: TSchema;
  /** The rows within each row. */
  within?: Rows;
}

const memberships: Rows = { key: 'organizations', row: OrganizationReference };
const members: Rows = { key: 'members', row: Member };

/** The lists whose rows are read one by one, so that a broken one costs that row only. */
const ROWS: Readonly<Record<SchemaName, Rows>> = {
  user: memberships,
  users: { key: 'data', row: User, within: memberships },
  followers: { key: 'data', row: Follow },
  organization: members,
  organizations: { key: 'data', row: Organization, within: members },
  reasons: { key: null, row: ReportReason },
  roles: { key: null, row: Role },
  suggestions: { key: null, row: UserSuggestion },
};

/**
 * A response without the rows that break the contract.
 *
 * Each object with such rows has their number in `unreadable`.
 *
 * @returns the number of rows left out of the list that the response is or has; or, when the
 *   response breaks the contract elsewhere, the JSON pointer to the first value that does
 */
export const readResponse = (
  name: SchemaName,
  json: unknown,
): { json: unknown; unreadable: number } | { mismatch: string } => {
  const schema = RESPONSE_SCHEMAS[name];
  return (
    readRows(schema, ROWS[name], json) ?? {
      mismatch: Errors(schema, json)[1][0]?.instancePath ?? '',
    }
  );
};

/** Null when the value breaks the contract elsewhere than in its rows. */
const readRows = (
  schema: TSchema,
  list: Rows | undefined,
  json: unknown,
): { json: unknown; unreadable: number } | null => {
  if (Check(schema, json)) return { json, unreadable: 0 };
  const rows = list && rowsOf(json, list.key);
  if (!rows) return null;
  const kept = rows.flatMap((row) => readRows(list.row, list.within, row)?.json ?? []);
  const unreadable = rows.length - kept.length;
  const counted: PartlyRead = unreadable > 0 ? { unreadable } : {};
  const rest = list.key === null ? kept : { ...(json as object), [list.key]: kept, ...counted };
  return Check(schema, rest) ? { json: rest, unreadable } : null;
};

const rowsOf = (json: unknown, key: string | null): unknown[] | null => {
  const rows = key === null ? json : (json as Record<string, unknown> | null)?.[key];
  return Array.isArray(rows) ? rows : null;
};
