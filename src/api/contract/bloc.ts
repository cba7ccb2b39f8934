import * as Type from 'typebox';
import type { Static, TProperties } from 'typebox';
import { Nullable } from './primitives';

/** Fractions of a row that a bloc may fill. Null, which is also allowed, means the whole row. */
export const BLOC_WIDTHS = ['1/4', '1/3', '1/2', '2/3', '3/4'] as const;

export const SECTION_COLORS = ['primary', 'green', 'purple'] as const;

const id = Type.String({ format: 'uuid' });
const text = Nullable(Type.String());
const width = Nullable(Type.Enum(BLOC_WIDTHS));

const bloc = <Name extends string, Fields extends TProperties>(name: Name, fields: Fields) =>
  Type.Object({ class: Type.Literal(name), id, ...fields });

const LEAVES = [
  bloc('TitleBloc', { width, title: Type.String(), subtitle: text }),
  bloc('MarkdownBloc', { width, title: text, subtitle: text, content: Type.String() }),
  bloc('ButtonBloc', { width, title: Type.String(), url: Type.String() }),
  bloc('LinksListBloc', {
    width,
    title: text,
    subtitle: text,
    paragraph: text,
    main_link_url: text,
    main_link_title: text,
    links: Type.Array(Type.Object({ title: Type.String(), color: text, url: text })),
  }),
] as const;

const AccordionListBloc = bloc('AccordionListBloc', {
  width,
  title: text,
  description: text,
  items: Type.Array(
    Type.Object({ id, title: Type.String(), content: Type.Array(Type.Union([...LEAVES])) }),
  ),
});

/**
 * A part of the public page of an organization. Sections contain the others. `url` is any text.
 *
 * Blocs that show a dataset, a reuse, a dataservice or a resource are left out: this server has no
 * such objects. Source: udata 17.18, `core/edito_blocs`.
 */
export const Bloc = Type.Union([
  bloc('SectionBloc', {
    color: Nullable(Type.Enum(SECTION_COLORS)),
    blocs: Type.Array(Type.Union([...LEAVES, AccordionListBloc])),
  }),
  AccordionListBloc,
  ...LEAVES,
]);
export type Bloc = Static<typeof Bloc>;

/** The parts of a schema that matter to `toInput`. */
interface BlocSchema {
  type?: string;
  format?: string;
  anyOf?: readonly BlocSchema[];
  items?: BlocSchema;
  properties?: Record<string, BlocSchema>;
}

/** The schema for writing what a schema describes: ids, lists and nullable values may be missing. */
function toInput({ anyOf, items, properties = {}, ...schema }: BlocSchema): BlocSchema {
  if (anyOf) return { ...schema, anyOf: anyOf.map(toInput) };
  if (items) return { ...schema, items: toInput(items) };
  if (schema.type !== 'object') return schema;
  const fields = Object.entries(properties);
  const isRequired = ({ type, format }: BlocSchema) => type === 'string' && format === undefined;
  const required = fields.flatMap(([name, field]) => (isRequired(field) ? [name] : []));
  const below = Object.fromEntries(fields.map(([name, field]) => [name, toInput(field)]));
  return { ...schema, ...{ required, properties: below } };
}

/** A bloc in the body of a request. The server generates a missing id. */
export const BlocUpdate = Type.Unsafe<Record<string, unknown>>(toInput(Bloc as BlocSchema));
