import { useStore } from 'react-admin';

/** How jobs run, as set by the moderator in this browser. */
export interface RunSettings {
  /** Maximum number of concurrent requests. */
  maximum: number;
  /** A record is read again before it is changed when its values are older than this. */
  rereadMinutes: number;
}

/** Six is the number of connections that browsers open to one host over HTTP/1.1. */
export const DEFAULT_SETTINGS: RunSettings = { maximum: 6, rereadMinutes: 5 };

/** The key of the settings in react-admin's store. */
export const SETTINGS_KEY = 'jobs.run';

export const useRunSettings = () => useStore<RunSettings>(SETTINGS_KEY, DEFAULT_SETTINGS);
