import { Box } from '@mui/material';
import { type ReactNode, useRef } from 'react';
import { useNotify } from 'react-admin';
import { useHotkeys } from 'react-hotkeys-hook';

/**
 * Makes Ctrl+S, and Cmd+S on a Mac, press the save button that it contains, from any field of the
 * page. It works with single-key shortcuts turned off, too.
 */
export const SaveKey = ({ children }: { children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null);
  const notify = useNotify();
  useHotkeys(
    ['ctrl+s', 'meta+s'],
    (event) => {
      if (event.repeat) return;
      const button = box.current?.querySelector('button');
      if (!button) return;
      // Disabled while nothing has changed, and while a request is under way.
      if (button.disabled) notify('keys.nothing_to_save');
      else button.click();
    },
    {
      enableOnFormTags: true,
      useKey: true,
      // Otherwise the browser would save the page.
      preventDefault: true,
      ignoreEventWhen: ({ target }) =>
        target instanceof Element && target.closest('.MuiModal-root') !== null,
    },
  );
  return (
    <Box ref={box} sx={{ display: 'contents' }}>
      {children}
    </Box>
  );
};
