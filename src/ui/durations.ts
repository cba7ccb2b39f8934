export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
export const YEAR_MS = 365 * DAY_MS;

/** As long as desktops allow between the two presses of a double click. */
export const DOUBLE_PRESS_MS = 500;
