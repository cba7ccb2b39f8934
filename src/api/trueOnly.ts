/**
 * The choices that are true, as a query: udata takes any text as yes, `false` and `0` included, so
 * a parameter is left out to mean no.
 */
export const trueOnly = (choices: Readonly<Record<string, unknown>>): Record<string, true> =>
  Object.fromEntries(
    Object.entries(choices).flatMap(([name, value]) => (value === true ? [[name, true]] : [])),
  );
