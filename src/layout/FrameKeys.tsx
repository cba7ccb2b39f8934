import KeyboardIcon from '@mui/icons-material/Keyboard';
import { ListItemIcon, ListItemText, MenuItem } from '@mui/material';
import { useState } from 'react';
import { useRedirect, UserMenu, useTranslate, useUserMenu } from 'react-admin';
import { useKeys, useLeaveFieldKey } from '../ui';
import { KeysHelp } from './KeysHelp';
import { SignOutItem, useSignOut } from './SignOut';

/**
 * The resource that each key opens after `g`.
 *
 * Not the shortcuts of react-admin's menu: those depend on the position of a key instead of its
 * letter, and also act while a dialog is open.
 */
const PAGES = { a: 'users', o: 'organizations', r: 'roles', f: 'followers', j: 'jobs' };

/** Keys that only some pages have, with what to say on the others. */
const PAGE_KEYS = {
  '/': 'keys.nothing.search',
  j: 'keys.nothing.rows',
  k: 'keys.nothing.rows',
  x: 'keys.nothing.rows',
  'shift+x': 'keys.nothing.rows',
  o: 'keys.nothing.rows',
  e: 'keys.nothing.edit',
  d: 'keys.nothing.deactivate',
  u: 'keys.nothing.undo',
};

/** The user menu, with the list of all keys. Binds the keys that work on every page. */
export const FrameKeys = () => {
  const redirect = useRedirect();
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const { ask, dialog } = useSignOut();
  const openHelp = () => {
    setIsHelpOpen(true);
  };
  useKeys(
    {
      ...Object.fromEntries(
        Object.entries(PAGES).map(([key, resource]) => [
          `g>${key}`,
          {
            label: `keys.go.${resource}`,
            act: () => {
              redirect('list', resource);
            },
          },
        ]),
      ),
      '?': { label: 'keys.title', act: openHelp },
    },
    true,
    'frame',
  );
  useLeaveFieldKey();
  useKeys(
    Object.fromEntries(
      Object.entries(PAGE_KEYS).map(([key, refusal]) => [
        key,
        { label: refusal, refusal, act: () => undefined },
      ]),
    ),
    true,
    'fallback',
  );
  return (
    <>
      <UserMenu>
        <HelpItem onOpen={openHelp} />
        <SignOutItem onAsk={ask} />
      </UserMenu>
      {dialog}
      {isHelpOpen && (
        <KeysHelp
          onClose={() => {
            setIsHelpOpen(false);
          }}
        />
      )}
    </>
  );
};

const HelpItem = ({ onOpen }: { onOpen(): void }) => {
  const translate = useTranslate();
  const menu = useUserMenu();
  return (
    <MenuItem
      onClick={() => {
        menu?.onClose();
        onOpen();
      }}
    >
      <ListItemIcon>
        <KeyboardIcon fontSize="small" />
      </ListItemIcon>
      <ListItemText>{translate('keys.title')}</ListItemText>
    </MenuItem>
  );
};
