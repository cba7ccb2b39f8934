import { composeObjectId } from '../identifiers/objectId';

/** The current time in the seed data. Fixed, so that two runs create the same rows. */
export const PRESENT = Date.UTC(2026, 9, 31, 12);

/** When the platform opened. */
export const OPENING = Date.UTC(2013, 9, 1, 8);

export const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const YEAR = 365 * DAY;

/** An identifier in MongoDB's format: seconds, machine, counter. Unique for each `count`. */
export const objectId = (time: number, count: number) => composeObjectId(time, '5eed5eed5e', count);
