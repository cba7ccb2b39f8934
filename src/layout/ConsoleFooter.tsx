import { Box, GlobalStyles } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';

const HEIGHT = '--footer-height';

/** The current height of the footer, as a CSS value. */
export const footerHeight = `var(${HEIGHT}, 0px)`;

const madeRoom = (
  <GlobalStyles
    styles={{
      body: { paddingBottom: footerHeight },
      // An element that gets the focus is scrolled clear of the bars above and below.
      html: { scrollPaddingTop: 56, scrollPaddingBottom: footerHeight },
      '.MuiSnackbar-root': { marginBottom: footerHeight },
      // Two classes: react-admin's own rule sets a margin by as many.
      'body .MuiFab-root.RaCreateButton-floating': { marginBottom: footerHeight },
      '.RaSidebar-fixed': { paddingBottom: footerHeight },
    }}
  />
);

/** Fixed at the bottom of the screen. The page keeps room for it, so that it covers nothing. */
export const ConsoleFooter = ({ children }: { children: ReactNode }) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { style } = document.documentElement;
    const observer = new ResizeObserver(() => {
      style.setProperty(HEIGHT, `${box.current?.offsetHeight ?? 0}px`);
    });
    if (box.current) observer.observe(box.current);
    return () => {
      observer.disconnect();
      style.removeProperty(HEIGHT);
    };
  }, []);
  return (
    <>
      {madeRoom}
      {/* Fixed, not sticky: a browser would scroll a page whose sticky bar gets the focus. */}
      <Box ref={box} sx={{ position: 'fixed', bottom: 0, left: 0, right: 0, zIndex: 'appBar' }}>
        {children}
      </Box>
    </>
  );
};
