import * as Type from 'typebox';

/** Each key, and each key with a leading `-` for the reverse order. */
export const bothDirections = <K extends string>(keys: readonly K[]) =>
  keys.flatMap((key): (K | `-${K}`)[] => [key, `-${key}`]);

/** The `sort` parameter of a list. Only `keys` are accepted, each with or without a leading `-`. */
export const SortParameter = <K extends string>(keys: readonly K[]) =>
  Type.Optional(
    Type.Enum(bothDirections(keys), {
      description: 'The field (and direction) on which sorting apply',
    }),
  );
