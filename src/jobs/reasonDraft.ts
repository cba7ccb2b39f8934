import { useStore } from 'react-admin';

/** A finding about some records, proposed as the reason of a job over them. */
interface ReasonDraft {
  readonly ids: readonly string[];
  readonly text: string;
}

const NO_DRAFT: ReasonDraft = { ids: [], text: '' };

/** The evidence that the moderator selected last. */
export const useReasonDraft = () => useStore<ReasonDraft>('bulk.reasonDraft', NO_DRAFT);

/** The text of a draft, if it is about more than half of these records; otherwise empty. */
export function draftTextFor({ ids, text }: ReasonDraft, records: readonly string[]): string {
  const known = new Set(ids);
  const meant = records.filter((id) => known.has(id)).length;
  return 2 * meant > records.length ? text : '';
}
