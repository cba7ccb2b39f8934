import { ActionButtons } from '../actions/ActionButtons';

/** What can be done to the selected accounts. */
export const SelectionActions = ({ ids }: { ids: readonly string[] }) => (
  <ActionButtons ids={ids} />
);
