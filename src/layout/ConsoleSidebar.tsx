import { type Theme, useMediaQuery } from '@mui/material';
import { useEffect, useState } from 'react';
import { Sidebar, type SidebarProps, useEvent, useSidebarState } from 'react-admin';

/**
 * The side bar. In a narrow window it is a drawer over the page, which only opens when asked:
 * react-admin's also opens when a window with an open side bar becomes narrow, and then hides a dialog
 * from assistive technology. Once the window is wide again, it is as it was.
 */
export const ConsoleSidebar = (props: SidebarProps) => {
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'), { noSsr: true });
  const [isOpen, setIsOpen] = useSidebarState();
  /** Whether `isOpen` is about the drawer, which is closed at first. */
  const [isDrawer, setIsDrawer] = useState(false);
  if (isDrawer !== isNarrow && (!isNarrow || !isOpen)) setIsDrawer(isNarrow);

  const close = useEvent(() => {
    if (!isOpen) return undefined;
    setIsOpen(false);
    return () => {
      setIsOpen(true);
    };
  });
  useEffect(() => (isNarrow ? close() : undefined), [isNarrow, close]);
  return <Sidebar {...props} open={isOpen && isDrawer === isNarrow} />;
};
