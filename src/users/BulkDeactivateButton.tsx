import { useListContext } from 'react-admin';
import { ActionButtons } from './actions/ActionButtons';

/** What can be done to the accounts selected in the list. */
export const BulkDeactivateButton = () => {
  const { selectedIds } = useListContext();
  return <ActionButtons ids={selectedIds} />;
};
