import { useEffect } from 'react';

/** Where Enter makes a new line, and so may be held down. */
const MULTILINE = 'textarea, [contenteditable=true]';

const ignore = (event: Event) => {
  event.preventDefault();
  event.stopImmediatePropagation();
};

/**
 * Makes presses on the whole page count once.
 *
 * - A second click of a double click, on something that only the first brought under the pointer:
 *   the button that resumes in the place of the one that paused, or the row below a dialog that closed.
 * - Enter held down, which would press each button that gets the focus, such as that of a dialog.
 */
export const SinglePresses = () => {
  useEffect(() => {
    let lastTarget: EventTarget | null = null;
    const onClick = (event: MouseEvent) => {
      if (event.detail > 1 && event.target !== lastTarget) ignore(event);
      // 0 is a click by a key, or one that a label passes on to its box.
      else if (event.detail > 0) lastTarget = event.target;
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const isMultiline = event.target instanceof Element && event.target.closest(MULTILINE);
      if (event.key === 'Enter' && event.repeat && !isMultiline) ignore(event);
    };
    window.addEventListener('click', onClick, { capture: true });
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => {
      window.removeEventListener('click', onClick, { capture: true });
      window.removeEventListener('keydown', onKeyDown, { capture: true });
    };
  }, []);
  return null;
};
