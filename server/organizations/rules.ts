import { OrganizationCreate } from '../../src/api/contract';
import { InvalidField, InvalidModel } from '../errors';
import { dateIn } from '../http/dates';
import type { Language } from '../http/language';
import { type FieldSchema, modelErrors, type ModelSchema } from '../validation/model';
import { pythonText, strip } from '../http/pythonText';
import { blankAsNull, isFalsy } from '../validation/reading';
import { siretRefusal } from '../validation/siret';
import { websiteRefusal } from '../validation/website';
import { blocErrors, checkBlocs, readBlocs } from './blocs';
import { extrasErrors } from './extras';
import type { OrganizationRow } from './repository';

/** What a new organization is before anything is said of it. */
const BLANK = {
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

// The schema of a dictionary has nothing that `FieldSchema` names.
const MODEL = OrganizationCreate as unknown as ModelSchema;

/** What may be said of an organization by those who manage it. */
export type OrganizationValues = Pick<OrganizationRow, keyof typeof BLANK>;

/** What null means where null is not stored. */
const INSTEAD_OF_NULL: Record<string, unknown> = { banner_image_position: 50, extras: {} };

/**
 * What a body changes in an organization, once it passed all the rules; unknown keys are ignored.
 *
 * The whole must fit its model, what the body does not name included.
 *
 * @param row the organization as it is; undefined: a new one
 * @throws InvalidField for a business number or a bloc, InvalidValue for a bloc, InvalidModel
 */
export function readChanges(
  body: Record<string, unknown>,
  row: OrganizationRow | undefined,
  language: Language,
): Partial<OrganizationValues> {
  const before: Record<string, unknown> = { ...BLANK, ...known(row) };
  const changes: Record<string, unknown> = {};
  for (const [field, given] of Object.entries(body)) {
    if (Object.hasOwn(BLANK, field)) changes[field] = normalize(field, given);
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
  // The white space around an address is not kept.
  if (typeof changes.url === 'string') changes.url = strip(changes.url);
  // The model has just vouched for the types.
  return changes;
}

/**
 * The values of a new organization.
 *
 * @throws InvalidField, InvalidModel
 */
export const readNewOrganization = (
  body: Record<string, unknown>,
  language: Language,
): OrganizationValues =>
  ({ ...BLANK, ...readChanges(body, undefined, language) }) as OrganizationValues;

/** What is stored, but for what null stands for. */
const known = (row: OrganizationRow | undefined) =>
  Object.fromEntries(Object.entries(row ?? {}).filter(([, value]) => value !== null));

function normalize(field: string, given: unknown): unknown {
  if (field === 'presentation_blocs') return readBlocs(field, given);
  const value = given ?? INSTEAD_OF_NULL[field] ?? null;
  switch (kindOf(MODEL.properties[field] ?? {})) {
    case 'integer':
      return integerIn(value) ?? value;
    case 'date-time':
      return dateIn(value) ?? value;
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

/** Python's `int()`: numbers lose their fraction, texts must be whole. */
function integerIn(value: unknown): number | undefined {
  if (typeof value === 'boolean' || typeof value === 'number') return Math.trunc(Number(value));
  return typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value) ? Number(value) : undefined;
}

/** In the order of the fields, which is that of the message. */
function organizationErrors(after: Record<string, unknown>, language: Language) {
  const errors: Record<string, unknown> = modelErrors(MODEL, after);
  if (typeof after.url === 'string') errors.url ??= websiteRefusal(after.url, language);
  errors.extras = extrasErrors(after.extras);
  errors.presentation_blocs = blocErrors(after.presentation_blocs);
  return Object.fromEntries(
    Object.keys(BLANK).flatMap((field) =>
      errors[field] === undefined ? [] : [[field, errors[field]]],
    ),
  );
}
