import { useStore } from 'react-admin';

/** What a moderator noted about an account, stored in this browser only. */
type Mark =
  /** Reviewed and kept: jobs leave it out unless it is included by hand. */
  | { kind: 'not_spam'; name: string; markedAt: number }
  /** To be looked at again from `until` on, such as `2026-11-25`. */
  | { kind: 'doubtful'; name: string; markedAt: number; until: string };

export type Marks = Readonly<Record<string, Mark>>;

/** The key of the marks in react-admin's store. */
export const MARKS_KEY = 'users.marks';

/** The marks by account, and functions to change them. */
export const useMarks = () => {
  const [marks, setMarks] = useStore<Marks>(MARKS_KEY, {});
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

/** Accounts to look at again, earliest due first. */
export const doubtfulAccounts = (marks: Marks) =>
  Object.entries(marks)
    .flatMap(([id, mark]) => (mark.kind === 'doubtful' ? [{ id, ...mark }] : []))
    .sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0));

/** The day some days after `now`, such as `2026-11-25`, in the moderator's time zone. */
export function dayFrom(now: Date, days: number): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
  const two = (value: number) => value.toString().padStart(2, '0');
  return `${day.getFullYear().toString()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
