/** The moderator whose key this tab has, or had when it expired. Never contains the key. */
export interface LastModerator {
  readonly id: string;
  readonly fullName: string;
  /** Whether the key is gone. */
  readonly isOver: boolean;
}

/** Remembers the moderator of one instance until they sign out, in this tab. */
export interface LastModeratorStore {
  get(): LastModerator | null;
  set(moderator: LastModerator | null): void;
}

/** @param storage where it survives a reload; kept in memory only by default */
export const createLastModeratorStore = (instance = '', storage?: Storage): LastModeratorStore => {
  const name = `vigie.moderator ${instance}`;
  const kept = storage?.getItem(name);
  let moderator = kept ? (JSON.parse(kept) as LastModerator) : null;
  return {
    get: () => moderator,
    set(value) {
      moderator = value;
      if (value === null) storage?.removeItem(name);
      else storage?.setItem(name, JSON.stringify(value));
    },
  };
};
