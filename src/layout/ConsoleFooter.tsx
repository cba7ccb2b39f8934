import { Box, GlobalStyles } from '@mui/material';
import { type ReactNode, useEffect, useRef } from 'react';

const HEIGHT = '--footer-height';

/** The current height of the footer, as a CSS value. */
export const footerHeight = `var(${HEIGHT}, 0px)`;

const pageStyles = (
  <GlobalStyles
    styles={{
      body: { paddingBottom: footerHeight },
      // Browsers scroll a focused element into view between the bars at the top and the bottom.
      html: { scrollPaddingTop: 56, scrollPaddingBottom: footerHeight },
      // Two classes, because react-admin's rule for this margin has two.
      'body .MuiFab-root.RaCreateButton-floating': { marginBottom: footerHeight },
      // The button that saves, which a narrow screen shows at the bottom.
      'body .MuiToolbar-root.RaToolbar-mobileToolbar': { bottom: footerHeight },
      '.RaSidebar-fixed': { paddingBottom: footerHeight },
    }}
  />
);

/** A footer fixed at the bottom of the screen. The page has as much padding, so it hides nothing. */
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
      {pageStyles}
      {/* Fixed rather than sticky: browsers scroll the page when a sticky bar gets the focus. */}
      <Box ref={box} sx={{ position: 'fixed', bottom: 0, left: 0, right: 0, zIndex: 'appBar' }}>
        {children}
      </Box>
    </>
  );
};
