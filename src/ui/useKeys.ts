import { useEffect, useRef } from 'react';
import { useNotify, useStore } from 'react-admin';
import { useHotkeys, useHotkeysContext } from 'react-hotkeys-hook';

interface KeyAction {
  /** Message key of what the key does. */
  label: string;
  /** Message key of why it cannot act now. It is shown instead, so that no key is silent. */
  refusal?: string;
  /** Whether it acts again and again while the key is held down, as moving through a list does. */
  repeats?: boolean;
  act(event: KeyboardEvent): void;
}

/**
 * Actions by key, in lower case, as react-hotkeys-hook names keys: `x`, `shift+x`, `escape`, or
 * `g>a` for two keys one after the other.
 */
type Keys = Readonly<Record<string, KeyAction>>;

/**
 * When several bind the same key, only one action runs: the page's, else the frame's, else that of
 * the fallback, which says that a key has nothing to do.
 */
type Owner = 'page' | 'frame' | 'fallback';

/** Dialogs, menus, popovers and drawers are all MUI modals. Some stay in the document, hidden. */
const MODAL = '.MuiModal-root';
const OPEN_MODAL = `${MODAL}:not(.MuiModal-hidden)`;
const TEXT_FIELDS = 'input:not([type=checkbox], [type=radio]), textarea';
/**
 * Elements in which keys enter text or have another meaning. MUI's select is not among them: it has
 * the focus after a choice, when letters mean nothing to it, and its open list is a modal.
 */
const IGNORED_TARGETS = [TEXT_FIELDS, 'select', '[role=listbox]'].join();

const SEQUENCE_TIMEOUT_MS = 1_500;

const isIgnored = (event: KeyboardEvent): boolean =>
  event.ctrlKey ||
  event.altKey ||
  event.metaKey ||
  (event.target instanceof Element && event.target.closest(IGNORED_TARGETS) !== null) ||
  // Wherever the focus is: it may be on the button that opened it, or nowhere.
  document.querySelector(OPEN_MODAL) !== null ||
  // Escape only closes what is open.
  (event.key === 'Escape' &&
    document.querySelector('[role=tooltip], [aria-expanded=true]:focus') !== null);

/** Symbols need Shift on some keyboards only, such as `/` on a French one. */
const isSymbol = (name: string) => /^[^a-z0-9]$/.test(name);
const spellings = (name: string) => (isSymbol(name) ? [name, `shift+${name}`] : [name]);

/** The modifiers of a key are pressed before it. */
const MODIFIERS = new Set(['Shift', 'Control', 'Alt', 'Meta', 'AltGraph']);

/** Whether the key before the current one was ignored: it begins no sequence. */
const useWasIgnored = () => {
  const ignored = useRef({ before: false, now: false });
  useEffect(() => {
    const note = (event: KeyboardEvent) => {
      if (MODIFIERS.has(event.key)) return;
      ignored.current = { before: ignored.current.now, now: isIgnored(event) };
    };
    // Before react-hotkeys-hook, which listens on the document.
    window.addEventListener('keydown', note, { capture: true });
    return () => {
      window.removeEventListener('keydown', note, { capture: true });
    };
  }, []);
  return () => ignored.current.before;
};

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
  const notify = useNotify();
  const pageKeys = useBoundKeys('page');
  const frameKeys = useBoundKeys('frame');
  const wasIgnored = useWasIgnored();
  const isTaken = (name: string) =>
    (owner !== 'page' && name in pageKeys) || (owner === 'fallback' && name in frameKeys);
  const names = Object.keys(keys).filter((name) => !isTaken(name));
  useHotkeys(
    names.flatMap(spellings),
    (event, { hotkey }) => {
      // react-hotkeys-hook does not call `ignoreEventWhen` for sequences.
      if (isIgnored(event) || (hotkey.includes('>') && wasIgnored())) return;
      const key = keys[hotkey] ?? keys[hotkey.replace('shift+', '')];
      if (event.repeat && !key?.repeats) return;
      if (key?.refusal !== undefined) notify(key.refusal, { type: 'warning' });
      else key?.act(event);
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

/** Makes Escape leave a text field outside dialogs, so that the keys of the page work again. */
export const useLeaveFieldKey = () => {
  useHotkeys(
    'escape',
    ({ target }) => {
      if (target instanceof HTMLElement) target.blur();
    },
    {
      enableOnFormTags: true,
      ignoreEventWhen: ({ target, defaultPrevented }) =>
        // A list of suggestions closes first, and prevents the default.
        defaultPrevented ||
        !(target instanceof Element) ||
        !target.matches(TEXT_FIELDS) ||
        target.closest(MODAL) !== null,
    },
  );
};
