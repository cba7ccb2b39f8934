import userEvent from '@testing-library/user-event';

/** The ways to press a button twice, for tests that it acts once. */
export const PRESSED_TWICE: Readonly<Record<string, (button: HTMLElement) => Promise<void>>> = {
  'a double click': (button) => userEvent.dblClick(button),
  'Enter pressed five times': async (button) => {
    button.focus();
    await userEvent.keyboard('{Enter>5/}');
  },
  'a click and Enter': async (button) => {
    await userEvent.click(button);
    button.focus();
    await userEvent.keyboard('{Enter}');
  },
};
