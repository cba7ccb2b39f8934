import { Button } from '@mui/material';
import { useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import { useSelection } from '../../accounts';
import { useKeys } from '../../ui';

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
      <Confirm
        isOpen={isAsking}
        title="selection.clear_title"
        content="selection.clear_text"
        contentTranslateOptions={{ smart_count: ids.length }}
        confirm="selection.clear"
        onConfirm={() => {
          setIsAsking(false);
          clear();
        }}
        onClose={() => {
          setIsAsking(false);
        }}
      />
    </>
  );
};
