import { Button } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSelection } from '../../accounts';
import { FinalDialog, useKeys } from '../../ui';

/** Above this number, confirm first: such a selection took long to make. */
const CONFIRM_ABOVE = 20;

/** Clears the selection. */
export const ClearSelectionButton = () => {
  const translate = useTranslate();
  const { ids, clear } = useSelection();
  const [isAsking, setIsAsking] = useState(false);
  const ask = () => {
    if (ids.length > CONFIRM_ABOVE) setIsAsking(true);
    else clear();
  };
  useKeys({ escape: { label: 'keys.clear_selection', act: ask } }, ids.length > 0, 'frame');
  return (
    <>
      <Button size="small" color="inherit" onClick={ask}>
        {translate('selection.clear')}
      </Button>
      {isAsking && (
        <FinalDialog
          title={translate('selection.clear_title')}
          text={translate('selection.clear_text', { smart_count: ids.length })}
          confirm={translate('selection.clear')}
          act={clear}
          onClose={() => {
            setIsAsking(false);
          }}
        />
      )}
    </>
  );
};
