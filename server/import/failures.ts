/** A line cannot be imported. `message` is the reason. */
export class BadLine extends Error {}

/** A file cannot be read. */
export class BadFile extends Error {}
