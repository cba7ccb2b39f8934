import { OrganizationCreate } from '../../src/api/contract';
import { InvalidField, InvalidModel } from '../errors';
import { parseDate } from '../http/dates';
import type { Language } from '../http/language';
import { type FieldSchema, modelErrors, type ModelSchema } from '../validation/model';
import { pythonText, strip } from '../http/pythonText';
import { blankAsNull, isFalsy } from '../validation/reading';
import { siretRefusal } from '../validation/siret';
import { websiteRefusal } from '../validation/website';
import { blocErrors, checkBlocs, readBlocs } from './blocs';
import { extrasErrors } from './extras';
import type { OrganizationRow } from './repository';

/** The values of a new organization for the keys left out of the body. */
const DEFAULTS = {
  name: null,
  acronym: null,
  description: null,
  url: null,
  image_url: null,
  banner_color: null,
  banner_image_position: 50,
  business_number_id: null,
  extras: {},
  presentation_blocs: [],
  presentation_blocs_published_at: null,
  deleted: null,
};

// Cast because the schema of `extras`, a dictionary, has no property in common with `FieldSchema`.
const MODEL = OrganizationCreate as unknown as ModelSchema;

/** The columns that the administrators of an organization may change. */
export type OrganizationValues = Pick<OrganizationRow, keyof typeof DEFAULTS>;

/** The values to store in place of null, in columns that do not accept null. */
const NULL_REPLACEMENTS: Record<string, unknown> = { banner_image_position: 50, extras: {} };

/**
 * Check the body of a request and return the changes it makes to an organization.
 *
 * The whole organization is checked against its model, including the fields that the body leaves
 * out. Unknown keys are ignored.
 *
 * @param row the organization as stored; undefined for a new one
 * @throws InvalidField for a business number or a bloc, InvalidValue for a bloc, InvalidModel
 */
export function readChanges(
  body: Record<string, unknown>,
  row: OrganizationRow | undefined,
  language: Language,
): Partial<OrganizationValues> {
  const before: Record<string, unknown> = { ...DEFAULTS, ...withoutNulls(row) };
  const changes: Record<string, unknown> = {};
  for (const [field, given] of Object.entries(body)) {
    if (Object.hasOwn(DEFAULTS, field)) changes[field] = normalize(field, given);
  }
  for (const [field, value] of Object.entries(changes)) {
    if (field === 'presentation_blocs') checkBlocs(field, value);
    if (field === 'business_number_id' && !isFalsy(value) && value !== row?.business_number_id) {
      const refusal = siretRefusal(pythonText(value), language);
      if (refusal !== undefined) throw new InvalidField(field, refusal);
    }
  }
  const errors = organizationErrors({ ...before, ...changes }, language);
  if (Object.keys(errors).length > 0) throw new InvalidModel('Organization', row?.id, errors);
  // White space around the address is accepted, but not stored.
  if (typeof changes.url === 'string') changes.url = strip(changes.url);
  // The check against the model has verified the types.
  return changes;
}

/**
 * Check the body of a request and return all the values of a new organization.
 *
 * @throws InvalidField, InvalidModel
 */
export const readNewOrganization = (
  body: Record<string, unknown>,
  language: Language,
): OrganizationValues =>
  ({ ...DEFAULTS, ...readChanges(body, undefined, language) }) as OrganizationValues;

/** The stored values that are not null. `DEFAULTS` apply to the others. */
const withoutNulls = (row: OrganizationRow | undefined) =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== null));

function normalize(field: string, given: unknown): unknown {
  if (field === 'presentation_blocs') return readBlocs(field, given);
  const value = given ?? NULL_REPLACEMENTS[field] ?? null;
  switch (kindOf(MODEL.properties[field] ?? {})) {
    case 'integer':
      return integerIn(value) ?? value;
    case 'date-time':
      return parseDate(value) ?? value;
    case 'string':
      return blankAsNull(value);
    default:
      return value;
  }
}

function kindOf(schema: FieldSchema): string | undefined {
  const { type, format } = schema.anyOf?.[0] ?? schema;
  return format ?? type;
}

/** Convert a value as Python's `int()` does: truncate numbers, and accept texts of integers. */
function integerIn(value: unknown): number | undefined {
  if (typeof value === 'boolean' || typeof value === 'number') return Math.trunc(Number(value));
  return typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : undefined;
}

/** Longer names would not fit into the index that lists are sorted by. */
const MAX_NAME_BYTES = 2_000;

/** Errors by field, in the order of the fields, since the message lists them in the same order. */
function organizationErrors(after: Record<string, unknown>, language: Language) {
  const errors: Record<string, unknown> = modelErrors(MODEL, after);
  if (typeof after.name === 'string' && Buffer.byteLength(after.name) > MAX_NAME_BYTES) {
    errors.name ??= 'String value is too long';
  }
  if (typeof after.url === 'string') errors.url ??= websiteRefusal(after.url, language);
  errors.extras = extrasErrors(after.extras);
  errors.presentation_blocs = blocErrors(after.presentation_blocs);
  return Object.fromEntries(
    Object.keys(DEFAULTS).flatMap((field) =>
      errors[field] === undefined ? [] : [[field, errors[field]]],
    ),
  );
}
