import PlaylistAddIcon from '@mui/icons-material/PlaylistAdd';
import { Button } from 'react-admin';
import { lazyDialog } from '../../release';
import { useDraftState } from '../../ui';

const PasteListDialog = lazyDialog(async () => (await import('./PasteListDialog')).PasteListDialog);

/** Opens the dialog that selects the accounts of a list. */
export const PasteListButton = () => {
  const [isOpen, setIsOpen] = useDraftState('paste', false);
  // Kept outside the dialog, so that closing it does not lose the text.
  const [text, setText] = useDraftState('pasted list', '');
  return (
    <>
      <Button
        label="selection.paste.open"
        onClick={() => {
          setIsOpen(true);
        }}
      >
        <PlaylistAddIcon />
      </Button>
      {isOpen && (
        <PasteListDialog
          text={text}
          onTextChange={setText}
          onClose={() => {
            setIsOpen(false);
          }}
        />
      )}
    </>
  );
};
