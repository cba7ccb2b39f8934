import { Button, Dialog, DialogActions, DialogContent, DialogTitle } from '@mui/material';
import { useDeferredValue, useId, useMemo, useState } from 'react';
import { useTranslate } from 'react-admin';
import { useSelection } from '../../accounts';
import { ActButton, DialogFailure, useDialogAttempt } from '../../ui';
import { ListTextInput } from './ListTextInput';
import { parseLines } from './parseLines';
import { PastedLines } from './PastedLines';
import { ResolutionProgress } from './ResolutionProgress';
import { lineResults } from './resolveLines';
import { useResolution } from './useResolution';

interface Props {
  text: string;
  onTextChange(text: string): void;
  onClose(): void;
}

/** Reads a list of accounts, shows the result of each line, and selects the accounts found. */
export const PasteListDialog = ({ text, onTextChange, onClose }: Props) => {
  const translate = useTranslate();
  const titleId = useId();
  const { add } = useSelection();
  const attempt = useDialogAttempt();
  const { resolution, start, stop, reset } = useResolution();
  const deferredText = useDeferredValue(text);
  const [column, setColumn] = useState<number | null>(null);
  const parsed = useMemo(() => parseLines(deferredText, column), [deferredText, column]);
  const results = useMemo(
    () => (resolution.status === 'idle' ? [] : lineResults(resolution.lines, resolution.findings)),
    [resolution],
  );
  const found = results.flatMap((result) => (result.status === 'account' ? [result.user] : []));
  const isIncomplete = results.some(({ status }) => status === 'waiting' || status === 'failed');

  const addFound = () => {
    add(found.map(({ id }) => id));
    onTextChange('');
    onClose();
  };

  const actions = () => {
    switch (resolution.status) {
      case 'idle':
        return (
          <>
            <Button onClick={onClose}>{translate('selection.paste.close')}</Button>
            <Button
              variant="contained"
              disabled={parsed.lines.length === 0 || text !== deferredText}
              onClick={() => void start(parsed.lines)}
            >
              {translate('selection.paste.resolve')}
            </Button>
          </>
        );
      case 'running':
        return <Button onClick={stop}>{translate('selection.paste.stop')}</Button>;
      case 'finished':
        return (
          <>
            <Button onClick={reset}>{translate('selection.paste.back')}</Button>
            {isIncomplete && (
              <Button onClick={() => void start(resolution.lines, resolution.findings)}>
                {translate('selection.paste.retry')}
              </Button>
            )}
            <ActButton
              variant="contained"
              disabled={found.length === 0}
              attempt={attempt}
              act={addFound}
            >
              {translate(
                found.length === 0 ? 'selection.paste.nothing_to_add' : 'selection.paste.add',
                { smart_count: found.length },
              )}
            </ActButton>
          </>
        );
    }
  };

  return (
    <Dialog
      open
      onClose={resolution.status === 'running' ? undefined : onClose}
      maxWidth="md"
      fullWidth
      aria-labelledby={titleId}
    >
      <DialogTitle id={titleId}>{translate('selection.paste.title')}</DialogTitle>
      <DialogContent>
        {resolution.status === 'idle' ? (
          <ListTextInput
            text={text}
            onChange={(changed) => {
              // Another list has other columns.
              setColumn(null);
              onTextChange(changed);
            }}
            parsed={parsed}
            onColumnChange={setColumn}
          />
        ) : (
          <>
            {resolution.status === 'running' && (
              <ResolutionProgress done={resolution.findings.size} total={resolution.total} />
            )}
            <PastedLines lines={resolution.lines} results={results} />
          </>
        )}
      </DialogContent>
      <DialogFailure attempt={attempt} />
      <DialogActions sx={{ flexWrap: 'wrap' }}>{actions()}</DialogActions>
    </Dialog>
  );
};
