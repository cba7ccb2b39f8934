/** An origin that instances do not trust. */
export const ORIGIN = 'https://console.example.org';

const list = (header: unknown) => String(header).split(/,\s*/);

/** The names in a header like `Vary`, without order or repetitions. */
export const headerNames = (header: unknown) => new Set(list(header));

/** A header like `Allow`, with its names in alphabetical order. */
export const sortedHeader = (header: unknown) => list(header).sort().join(', ');
