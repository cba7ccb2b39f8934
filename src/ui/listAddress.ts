interface Rules {
  /** The fields that the list can be sorted by. */
  sortFields: readonly string[];
  pageSizes: readonly number[];
  /** The names of the filters. Their values are texts. */
  filters: readonly string[];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const parsed = (value: unknown): unknown => {
  if (typeof value !== 'string') return value;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
};

/** Whether a value is a JSON object whose entries are known filters, with values of one type. */
const areFilters = (value: unknown, { filters }: Rules, type: 'string' | 'boolean') => {
  const object = parsed(value);
  return (
    isObject(object) &&
    Object.entries(object).every(([name, each]) => filters.includes(name) && typeof each === type)
  );
};

const CHECKS: Readonly<Record<string, (value: unknown, rules: Rules) => boolean>> = {
  filter: (value, rules) => areFilters(value, rules, 'string'),
  displayedFilters: (value, rules) => areFilters(value, rules, 'boolean'),
  sort: (value, { sortFields }) => sortFields.includes(String(value)),
  order: (value) => value === 'ASC' || value === 'DESC',
  page: (value) => Number.isSafeInteger(Number(value)) && Number(value) >= 1,
  perPage: (value, { pageSizes }) => pageSizes.includes(Number(value)),
};

/**
 * The parameters of a list, from its address or as stored, without those that it does not have. A
 * list without a parameter uses its default, so that each address ends at the list it means.
 */
export function validParams(
  params: Readonly<Record<string, unknown>>,
  rules: Rules,
): Record<string, unknown> {
  const valid = Object.fromEntries(
    // Null or undefined: not set.
    Object.entries(params).filter(([name, value]) => value == null || CHECKS[name]?.(value, rules)),
  );
  // Each means nothing without the other.
  if (valid.sort == null || valid.order == null) {
    delete valid.sort;
    delete valid.order;
  }
  return valid;
}
