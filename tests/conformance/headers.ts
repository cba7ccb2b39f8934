/** An origin that no instance trusts. */
export const ORIGIN = 'https://console.example.org';

const list = (header: unknown) => String(header).split(/,\s*/);

/** The names that a header like `Vary` lists, in any order and as often as it likes. */
export const headerNames = (header: unknown) => new Set(list(header));

/** A header like `Allow`, in alphabetical order. */
export const sortedHeader = (header: unknown) => list(header).sort().join(', ');
