import { Button } from '@mui/material';
import { useState } from 'react';
import { Confirm, useTranslate } from 'react-admin';
import { useKeys } from '../../ui';
import { useSelection } from './useSelection';

/** A selection that took long to make is not lost by one click. */
const ASK_ABOVE = 20;

/** Selects no account any more. */
export const ClearSelectionButton = () => {
  const translate = useTranslate();
  const { ids, clear } = useSelection();
  const [isAsking, setIsAsking] = useState(false);
  const ask = () => {
    if (ids.length > ASK_ABOVE) setIsAsking(true);
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
