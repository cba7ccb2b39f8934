import { useStore } from 'react-admin';
import { useHotkeys, useHotkeysContext } from 'react-hotkeys-hook';

interface KeyAction {
  /** Message key of what the key does. */
  label: string;
  act(event: KeyboardEvent): void;
}

/**
 * Actions by key, in lower case, as react-hotkeys-hook names keys: `x`, `shift+x`, `escape`, or
 * `g>a` for two keys one after the other.
 */
type Keys = Readonly<Record<string, KeyAction>>;

/** When the page and the frame bind the same key, only the page's action runs. */
type Owner = 'frame' | 'page';

/**
 * Elements in which keys enter text or have another meaning. Dialogs, menus and drawers are all MUI
 * modals.
 */
const IGNORED_TARGETS = [
  'input:not([type=checkbox], [type=radio])',
  'textarea',
  'select',
  '[role=combobox]',
  '[role=listbox]',
  '.MuiModal-root',
].join();

const SEQUENCE_TIMEOUT_MS = 1_500;

const isIgnored = (event: KeyboardEvent): boolean =>
  event.ctrlKey ||
  event.altKey ||
  event.metaKey ||
  (event.target instanceof Element && event.target.closest(IGNORED_TARGETS) !== null) ||
  // Escape only closes the tooltip when one is open.
  (event.key === 'Escape' && document.querySelector('[role=tooltip]') !== null);

/** Symbols need Shift on some keyboards only, such as `/` on a French one. */
const isSymbol = (name: string) => /^[^a-z0-9]$/.test(name);
const spellings = (name: string) => (isSymbol(name) ? [name, `shift+${name}`] : [name]);

/** Whether keys are on. WCAG 2.1.4 requires that single-key shortcuts can be turned off. */
export const useAreKeysOn = () => useStore('keys', true);

/** The keys bound now, with the message key of each. Only works inside a `HotkeysProvider`. */
export const useBoundKeys = (owner: Owner): Readonly<Record<string, string>> => {
  const { hotkeys } = useHotkeysContext();
  return Object.assign(
    {},
    ...hotkeys.map(({ metadata }) => (metadata?.owner === owner ? metadata.labels : {})),
  ) as Record<string, string>;
};

/**
 * Binds keys while mounted. They are ignored in text fields, and while a dialog or menu is open.
 */
export const useKeys = (keys: Keys, isEnabled = true, owner: Owner = 'page') => {
  const [areOn] = useAreKeysOn();
  const pageKeys = useBoundKeys('page');
  const names = Object.keys(keys).filter((name) => owner === 'page' || !(name in pageKeys));
  useHotkeys(
    names.flatMap(spellings),
    (event, { hotkey }) => {
      // react-hotkeys-hook does not call `ignoreEventWhen` for sequences.
      if (!isIgnored(event)) (keys[hotkey] ?? keys[hotkey.replace('shift+', '')])?.act(event);
    },
    {
      enabled: areOn && isEnabled && names.length > 0,
      // By letter, not by position: on a French keyboard, `a` is where others have `q`.
      useKey: true,
      // Form tags include checkboxes, which often have the focus. Shortcuts must work there.
      enableOnFormTags: true,
      ignoreEventWhen: (event) => event.defaultPrevented || isIgnored(event),
      preventDefault: (event) => !isIgnored(event),
      sequenceTimeoutMs: SEQUENCE_TIMEOUT_MS,
      // The frame listens first, so that the second key of a sequence does not also act on the page.
      eventListenerOptions: { capture: owner === 'frame' },
      metadata: {
        owner,
        labels: Object.fromEntries(names.map((name) => [name, keys[name]?.label])),
      },
    },
  );
};
