/**
 * The choices that are true, as query parameters. The others are left out, because udata takes any
 * text as yes, even `false` or `0`.
 */
export const trueOnly = (choices: Readonly<Record<string, unknown>>): Record<string, true> =>
  Object.fromEntries(
    Object.entries(choices).flatMap(([name, value]) => (value === true ? [[name, true]] : [])),
  );
