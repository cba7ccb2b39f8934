/** Beyond these, Markdown is shown as plain text. Ordinary profiles are far below. */
const MAX_LENGTH = 10_000;
const MAX_MARKS = 500;
const MAX_NESTING = 10;

/** The characters at which the parser has to look for an end or a pair. */
const MARKS = /[>*_[\]`<&~#!\\]|^[ \t]*(?:[-+]|\d+[.)])[ \t]/gm;
/** The quotes and list items that one line opens, each inside the one before. */
const CONTAINERS = /^(?:[ \t]*(?:>|[-+*]|\d{1,9}[.)]))+/gm;
const INDENTATION = /^[ \t]+/gm;

/**
 * Whether a text can be parsed as Markdown in a few milliseconds.
 *
 * The parser takes quadratic time on some texts of a few kilobytes, and overflows the stack on deep
 * nesting: 5,000 times `>`, or 1,500 times `1. `. The API accepts texts of a megabyte.
 */
export const isCheapMarkdown = (text: string): boolean => {
  if (text.length > MAX_LENGTH) return false;
  if ((text.match(MARKS)?.length ?? 0) > MAX_MARKS) return false;
  const opened = (text.match(CONTAINERS) ?? []).map(
    (prefix) => prefix.match(/>|[-+*]|\d+[.)]/g)?.length ?? 0,
  );
  const indented = (text.match(INDENTATION) ?? []).map((spaces) => spaces.length / 2);
  return Math.max(0, ...opened, ...indented.map((depth) => depth / 2)) <= MAX_NESTING;
};
