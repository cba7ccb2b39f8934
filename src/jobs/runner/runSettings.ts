import { useStore } from 'react-admin';

/** How jobs run, as the moderator set it in this browser. */
export interface RunSettings {
  /** Most requests at once. */
  maximum: number;
  /** A record read longer ago is read again before it is changed, in minutes. */
  rereadMinutes: number;
}

/** Six: what browsers hold to one host over HTTP/1.1. */
export const DEFAULT_SETTINGS: RunSettings = { maximum: 6, rereadMinutes: 5 };

/** Where the settings are in react-admin's store. */
export const SETTINGS_KEY = 'jobs.run';

export const useRunSettings = () => useStore<RunSettings>(SETTINGS_KEY, DEFAULT_SETTINGS);
