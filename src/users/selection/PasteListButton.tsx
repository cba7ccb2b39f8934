import PlaylistAddIcon from '@mui/icons-material/PlaylistAdd';
import { lazy, Suspense, useState } from 'react';
import { Button } from 'react-admin';

const PasteListDialog = lazy(() =>
  import('./PasteListDialog').then((module) => ({ default: module.PasteListDialog })),
);

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
        <Suspense fallback={null}>
          <PasteListDialog
            text={text}
            onTextChange={setText}
            onClose={() => {
              setIsOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
};
