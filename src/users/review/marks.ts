import { useStore } from 'react-admin';

/** What a moderator has noted of an account, in this browser alone. */
export type Mark =
  /** Looked at and kept: no job takes it in unless it is named. */
  | { kind: 'not_spam'; name: string; markedAt: number }
  /** To be looked at again from that day on, `2026-11-25`. */
  | { kind: 'doubtful'; name: string; markedAt: number; until: string };

export type Marks = Readonly<Record<string, Mark>>;

/** The marks by account, and what changes them. */
export const useMarks = () => {
  const [marks, setMarks] = useStore<Marks>('users.marks', {});
  return {
    marks,
    mark: (id: string, mark: Mark) => {
      setMarks({ ...marks, [id]: mark });
    },
    unmark: (id: string) => {
      setMarks(Object.fromEntries(Object.entries(marks).filter(([other]) => other !== id)));
    },
  };
};

/** Accounts to be looked at again, the longest due first; those of later days last. */
export const doubtfulAccounts = (marks: Marks) =>
  Object.entries(marks)
    .flatMap(([id, mark]) => (mark.kind === 'doubtful' ? [{ id, ...mark }] : []))
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));

/** A day as `2026-11-25`, some days from a moment, where the moderator is. */
export function dayFrom(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const two = (value: number) => value.toString().padStart(2, '0');
  return `${day.getFullYear().toString()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
