const NO_BREAK_SPACE = '\u00a0';

/**
 * Replaces the spaces around French punctuation with no-break spaces, so that no line begins with
 * such a sign. The messages have ordinary spaces, since a no-break space is invisible in the source.
 */
export const withNoBreakSpaces = <T>(messages: T): T => {
  if (typeof messages === 'string') {
    // The cast is needed because `typeof` does not narrow a generic type.
    return messages
      .replace(/ (?=[;:?!»])/g, NO_BREAK_SPACE)
      .replace(/(?<=«) /g, NO_BREAK_SPACE) as T;
  }
  if (typeof messages !== 'object' || messages === null) return messages;
  const entries = Object.entries(messages).map(([key, value]) => [key, withNoBreakSpaces(value)]);
  return Object.fromEntries(entries) as T;
};
