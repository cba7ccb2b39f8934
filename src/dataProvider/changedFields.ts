// A cleared text input has '' where the API has null. That is not a change.
const normalize = (value: unknown) => (value === '' || value === undefined ? null : value);

/**
 * The keys of `data` whose value differs from `previous`, among `keys`.
 *
 * Only these are sent: the API has no locking, so sending the whole record would overwrite what
 * someone else has changed in the meantime. A cleared text becomes null.
 */
export const changedFields = <K extends string>(
  keys: readonly K[],
  data: Partial<Record<K, unknown>>,
  previous: Partial<Record<K, unknown>> = {},
): Partial<Record<K, unknown>> =>
  Object.fromEntries(
    keys
      .filter((key) => key in data)
      .filter(
        (key) =>
          !(key in previous) ||
          JSON.stringify(normalize(data[key])) !== JSON.stringify(normalize(previous[key])),
      )
      .map((key) => [key, normalize(data[key])]),
  ) as Partial<Record<K, unknown>>;
