import { randomUUID } from 'node:crypto';
import { BLOC_WIDTHS, BlocUpdate, SECTION_COLORS } from '../../src/api/contract';
import { InvalidField } from '../errors';
import { parseUuid } from '../identifiers/uuid';
import { type FieldSchema, modelErrors, type ModelSchema } from '../validation/model';
import { pythonText } from '../http/pythonText';
import {
  blankAsNull,
  isDictionary,
  isFalsy,
  pythonList,
  readChoice,
  readReferenceId,
} from '../validation/reading';

/** The parts that we read from the schema of a bloc, or of an item in one of its lists. */
interface BlocModel extends ModelSchema {
  properties: Record<string, BlocField>;
}
interface BlocField extends FieldSchema {
  items?: BlocModel | { anyOf: readonly BlocModel[] };
  const?: string;
}

type Values = Record<string, unknown>;

const TEXT = { type: 'string' };
const WIDTH = { type: 'string', enum: BLOC_WIDTHS };
const COLOR = { type: 'string', enum: SECTION_COLORS };
const TITLES = { title: TEXT, subtitle: TEXT };
const REFERENCE = { format: 'reference' };
const REFERENCES = { format: 'references' };

/**
 * Blocs of udata that cannot be stored here.
 *
 * They show objects that this server does not store, or are outdated. Their models are needed to
 * refuse them with the same errors as udata.
 */
const UNSUPPORTED_BLOCS: Record<string, BlocModel> = {
  DatasetBloc: { properties: { width: WIDTH, dataset: REFERENCE }, required: ['dataset'] },
  ReuseBloc: { properties: { width: WIDTH, reuse: REFERENCE }, required: ['reuse'] },
  DataserviceBloc: {
    properties: { width: WIDTH, dataservice: REFERENCE },
    required: ['dataservice'],
  },
  ExploreBloc: {
    properties: { width: WIDTH, ...TITLES, resource_id: { format: 'resource' } },
    required: ['resource_id'],
  },
  HeroBloc: { properties: { title: TEXT, color: COLOR } },
  DatasetsListBloc: { properties: { ...TITLES, datasets: REFERENCES } },
  ReusesListBloc: { properties: { ...TITLES, reuses: REFERENCES } },
  DataservicesListBloc: { properties: { ...TITLES, dataservices: REFERENCES } },
};

const { anyOf: SUPPORTED_BLOCS } = BlocUpdate as unknown as { anyOf: readonly BlocModel[] };

const MODELS: Record<string, BlocModel> = {
  ...Object.fromEntries(SUPPORTED_BLOCS.map((model) => [model.properties.class?.const, model])),
  ...UNSUPPORTED_BLOCS,
};

const ALLOWED_IN_ACCORDIONS = [
  'ButtonBloc',
  'DataserviceBloc',
  'DatasetBloc',
  'LinksListBloc',
  'MarkdownBloc',
  'ReuseBloc',
  'TitleBloc',
];
const ALLOWED_IN_SECTIONS = [...ALLOWED_IN_ACCORDIONS, 'AccordionListBloc', 'ExploreBloc'].sort();

/** Texts that udata no longer accepts in a bloc, and the blocs to use instead. */
const DEPRECATED_TEXTS: Record<string, { texts: string[]; instead: string }> = {
  MarkdownBloc: { texts: ['title', 'subtitle'], instead: 'a TitleBloc' },
  ExploreBloc: { texts: ['title', 'subtitle'], instead: 'a TitleBloc' },
  AccordionListBloc: { texts: ['title', 'description'], instead: 'a TitleBloc' },
  LinksListBloc: {
    texts: ['title', 'subtitle', 'paragraph', 'main_link_url', 'main_link_title'],
    instead: 'a TitleBloc, a MarkdownBloc and a ButtonBloc',
  },
};

/**
 * Read the blocs of a body, and complete each with all the keys of its model.
 *
 * Values of a wrong type are returned unchanged. `blocErrors` reports them.
 *
 * @param field the key of the blocs in the body
 * @throws InvalidField, InvalidValue
 */
export const readBlocs = (field: string, given: unknown): unknown =>
  readList(field, given, SUPPORTED_BLOCS);

function readList(
  field: string,
  given: unknown,
  models: BlocField['items'] | readonly BlocModel[],
) {
  if (given === null || given === undefined) return [];
  if (isFalsy(given)) return given;
  if (!Array.isArray(given)) throw new InvalidField(field, 'Expected a list');
  return given.map((item: unknown) => {
    if (!isDictionary(item)) throw new InvalidField(field, 'Expected an object');
    return models && 'properties' in models ? readFields(models, item) : readBloc(field, item);
  });
}

function readBloc(field: string, given: Values): Values {
  const { class: name } = given;
  if (typeof name !== 'string') {
    throw new InvalidField(field, 'Expected an object with a `class` key');
  }
  const model = Object.hasOwn(MODELS, name) ? MODELS[name] : undefined;
  if (!model) {
    throw new InvalidField(
      field,
      `\`class\` must be one of ${pythonList(Object.keys(MODELS).sort())}`,
    );
  }
  return { ...readFields(model, given), class: name };
}

function readFields({ properties }: BlocModel, given: Values): Values {
  const values: Values = {};
  for (const [field, schema] of Object.entries(properties))
    values[field] = read(field, schema, null);
  for (const [field, value] of Object.entries(given)) {
    const schema = Object.hasOwn(properties, field) ? properties[field] : undefined;
    if (schema) values[field] = read(field, schema, value);
  }
  if ('resource_id' in properties && 'resource_id' in given) refuseResource(given.resource_id);
  return values;
}

function read(field: string, schema: BlocField, given: unknown): unknown {
  const { items, format, enum: choices } = { ...schema, ...schema.anyOf?.[0] };
  if (items) return readList(field, given, items);
  if (format === 'uuid')
    return isFalsy(given) ? randomUUID() : (parseUuid(pythonText(given)) ?? given);
  if (format === 'reference') return refuseReference(field, given);
  if (format === 'references') return listOf(given).map((item) => refuseReference(field, item));
  return choices ? readChoice(field, given, choices as readonly string[]) : blankAsNull(given);
}

/** @throws InvalidField or InvalidValue for any reference, since no such objects are stored */
function refuseReference(field: string, given: unknown): null {
  const id = readReferenceId(field, given);
  if (id !== null) throw new InvalidField(field, `Unknown reference '${id}'`);
  return null;
}

function refuseResource(given: unknown): never {
  const text = pythonText(given);
  const id = parseUuid(text);
  throw new InvalidField(
    'resource_id',
    id === undefined ? `'${text}' is not a valid UUID` : `Unknown resource '${id}'`,
  );
}

/**
 * Check that each bloc is allowed in its place, and has no deprecated text.
 *
 * @param blocs the result of `readBlocs`
 * @throws InvalidField
 */
export function checkBlocs(field: string, blocs: unknown): void {
  checkNesting(field, blocs, ['SectionBloc']);
  // As in udata, the sections of an organization have no color, since they are below its banner.
  if (listOf(blocs).some(({ color }) => color)) {
    throw new InvalidField(field, 'A section cannot have a color here');
  }
}

function checkNesting(field: string, blocs: unknown, allowed: readonly string[]): void {
  for (const bloc of listOf(blocs)) {
    const name = String(bloc.class);
    if (!allowed.includes(name)) {
      throw new InvalidField(
        field,
        `${name} is not allowed here, expected one of ${pythonList(allowed)}`,
      );
    }
    const { texts = [], instead = '' } = DEPRECATED_TEXTS[name] ?? {};
    const written = texts.filter((text) => !isFalsy(bloc[text]));
    if (written.length > 0) {
      throw new InvalidField(field, `${name} cannot have ${written.join(', ')}, use ${instead}`);
    }
    if (name === 'SectionBloc' && isFalsy(bloc.blocs)) {
      throw new InvalidField(field, 'SectionBloc cannot be empty');
    }
    checkNesting(field, bloc.blocs, ALLOWED_IN_SECTIONS);
    for (const { content } of listOf(bloc.items))
      checkNesting(field, content, ALLOWED_IN_ACCORDIONS);
  }
}

/** Values that are not lists count as empty here. `blocErrors` reports them. */
const listOf = (given: unknown) => (Array.isArray(given) ? (given as Values[]) : []);

/**
 * Check blocs against their models.
 *
 * @returns one reason, or reasons by index and key; undefined if all blocs are valid
 */
export function blocErrors(blocs: unknown, items?: BlocField['items']): unknown {
  if (!Array.isArray(blocs)) return 'Only lists and tuples may be used in a list field';
  const errors = (blocs as Values[]).map((bloc) => {
    const model = items && 'properties' in items ? items : MODELS[String(bloc.class)];
    return model ? fieldErrors(model, bloc) : {};
  });
  const refused = Object.entries(errors).filter(([, reasons]) => Object.keys(reasons).length > 0);
  return refused.length > 0 ? Object.fromEntries(refused) : undefined;
}

function fieldErrors(model: BlocModel, values: Values): Record<string, unknown> {
  const errors: Record<string, unknown> = modelErrors(model, values);
  for (const [field, { items }] of Object.entries(model.properties)) {
    const reasons = items && blocErrors(values[field], items);
    if (reasons !== undefined) errors[field] = reasons;
  }
  return errors;
}
