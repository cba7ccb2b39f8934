/** What the moderator of one session is typing. Kept when their key expires, and dropped otherwise. */
export interface Drafts {
  /**
   * Adds something that can be typed, under a name that another session finds it by.
   *
   * @param read what is typed now, as JSON. Undefined: nothing
   * @returns a function that removes it
   */
  register(name: string, read: () => unknown): () => void;
  /** What was typed under a name when the key expired. Undefined: nothing. */
  get(name: string): unknown;
  /** Called once it is given back. */
  drop(name: string): void;
  /** Whether something is typed now. */
  hasSome(): boolean;
  /** Whether the session is over. */
  isOver(): boolean;
  /** Calls back when the session ends. */
  subscribe(listener: () => void): () => void;
}

type Values = Readonly<Record<string, unknown>>;

/**
 * The drafts of all moderators of one instance, in this tab. They are in memory, and in `storage`, so
 * that a reload of the sign-in page does not lose them, unless they are too large for it.
 */
export const createDraftStore = (instance: string, storage: Storage) => {
  const kept = new Map<string, Values>();
  const entryOf = (moderator: string) => `vigie.drafts ${instance} ${moderator}`;

  const read = (moderator: string): Values => {
    const stored = storage.getItem(entryOf(moderator));
    return kept.get(moderator) ?? (stored === null ? {} : (JSON.parse(stored) as Values));
  };
  const write = (moderator: string, values: Values) => {
    kept.set(moderator, values);
    storage.removeItem(entryOf(moderator));
    if (Object.keys(values).length === 0) return;
    try {
      storage.setItem(entryOf(moderator), JSON.stringify(values));
    } catch {
      // It is larger than what the browser stores for a tab.
    }
  };

  /** The drafts of a session that starts. `end` ends it, and keeps them or not. */
  const open = (moderator: string): Drafts & { end(isKept: boolean): void } => {
    const typed = new Map<string, () => unknown>();
    const listeners = new Set<() => void>();
    let isOver = false;
    const values = () =>
      [...typed].flatMap(([name, readValue]) => {
        const value = readValue();
        return value === undefined ? [] : [[name, value] as const];
      });
    return {
      register(name, readValue) {
        typed.set(name, readValue);
        return () => {
          if (typed.get(name) === readValue) typed.delete(name);
        };
      },
      get: (name) => read(moderator)[name],
      drop(name) {
        const { [name]: dropped, ...others } = read(moderator);
        if (dropped !== undefined) write(moderator, others);
      },
      hasSome: () => values().length > 0,
      isOver: () => isOver,
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      end(isKept) {
        // What was not given back yet is kept too: a key may expire twice in a row.
        write(moderator, isKept ? { ...read(moderator), ...Object.fromEntries(values()) } : {});
        isOver = true;
        for (const listener of listeners) listener();
      },
    };
  };
  return { open };
};
