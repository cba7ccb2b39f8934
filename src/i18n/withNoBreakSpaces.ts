const NO_BREAK_SPACE = '\u00a0';

/**
 * Messages in which no line begins with a sign that French sets off by a space.
 *
 * Written plainly in the source, where a no-break space cannot be told from another.
 */
export const withNoBreakSpaces = <T>(messages: T): T => {
  if (typeof messages === 'string') {
    // A generic type is not narrowed by `typeof`; a text stays a text.
    return messages
      .replace(/ (?=[;:?!»])/g, NO_BREAK_SPACE)
      .replace(/(?<=«) /g, NO_BREAK_SPACE) as T;
  }
  if (typeof messages !== 'object' || messages === null) return messages;
  const entries = Object.entries(messages).map(([key, value]) => [key, withNoBreakSpaces(value)]);
  return Object.fromEntries(entries) as T;
};
