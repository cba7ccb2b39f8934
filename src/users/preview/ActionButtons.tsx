import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';
import { useDraftState, useKeys } from '../../ui';
import { userActions } from '../actions';
import { ActionMenu } from './ActionMenu';
import { JobPreview } from './JobPreview';

interface Props {
  ids: readonly string[];
  /** Called once a job over these accounts is saved to the journal. */
  onStarted?(): void;
}

const MAIN_ACTION = 'deactivate';
const OTHER_ACTIONS = Object.keys(userActions).filter((name) => name !== MAIN_ACTION);

/** The actions on some accounts: the most frequent one as a button, the others in a menu. */
export const ActionButtons = ({ ids, onStarted }: Props) => {
  const translate = useTranslate();
  const [action, setAction] = useDraftState<string | null>('selection action', null);
  const deactivate = () => {
    setAction(MAIN_ACTION);
  };
  useKeys({ d: { label: 'keys.deactivate_selection', act: deactivate } }, ids.length > 0, 'frame');
  return (
    <>
      <Button size="small" color="warning" onClick={deactivate}>
        {translate(`actions.${MAIN_ACTION}.button`)}
      </Button>
      <ActionMenu actions={OTHER_ACTIONS} onChoose={setAction} />
      {action && (
        <JobPreview
          action={action}
          ids={ids}
          onClose={() => {
            setAction(null);
          }}
          onStarted={onStarted}
        />
      )}
    </>
  );
};
