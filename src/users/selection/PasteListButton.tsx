import PlaylistAddIcon from '@mui/icons-material/PlaylistAdd';
import { useState } from 'react';
import { Button } from 'react-admin';
import { PasteListDialog } from './PasteListDialog';

/** Selects the accounts of a pasted or dropped list. */
export const PasteListButton = () => {
  const [isOpen, setIsOpen] = useState(false);
  // Kept here: a list that was typed is not lost by closing the dialog.
  const [text, setText] = useState('');
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
