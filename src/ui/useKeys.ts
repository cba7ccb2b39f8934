import { useStore } from 'react-admin';
import { useHotkeys, useHotkeysContext } from 'react-hotkeys-hook';

interface KeyAction {
  /** Message key: what the key does. */
  label: string;
  act(event: KeyboardEvent): void;
}

/**
 * By the name of the key in lower case, as react-hotkeys-hook spells it: `x`, `shift+x`, `escape`,
 * or `g>a` for two keys one after the other.
 */
export type Keys = Readonly<Record<string, KeyAction>>;

/** Where the page and the frame have the same key, that of the page acts. */
type Owner = 'frame' | 'page';

/** Elements in which keys are letters, or have another meaning. */
const ELSEWHERE = [
  'input:not([type=checkbox], [type=radio])',
  'textarea',
  'select',
  '[role=combobox]',
  '[role=listbox]',
  '[role=dialog]',
  '[role=menu]',
].join();

const SEQUENCE_TIMEOUT_MS = 1_500;

const isElsewhere = (event: KeyboardEvent): boolean =>
  event.ctrlKey ||
  event.altKey ||
  event.metaKey ||
  (event.target instanceof Element && event.target.closest(ELSEWHERE) !== null) ||
  // Escape closes an open tooltip first.
  (event.key === 'Escape' && document.querySelector('[role=tooltip]') !== null);

/** Signs need Shift on some keyboards only: `/` does on a French one. */
const isSign = (name: string) => /^[^a-z0-9]$/.test(name);
const spellings = (name: string) => (isSign(name) ? [name, `shift+${name}`] : [name]);

/** Whether single keys act at all. WCAG 2.1.4 asks for a way to switch them off. */
export const useAreKeysOn = () => useStore('keys', true);

/** The keys bound now and the message key of what each does. Known below a `HotkeysProvider`. */
export const useBoundKeys = (owner: Owner): Readonly<Record<string, string>> => {
  const { hotkeys } = useHotkeysContext();
  return Object.assign(
    {},
    ...hotkeys.map(({ metadata }) => (metadata?.owner === owner ? metadata.labels : {})),
  ) as Record<string, string>;
};

/** Binds single keys while mounted. They do nothing while one types, nor under a dialog or menu. */
export const useKeys = (keys: Keys, isEnabled = true, owner: Owner = 'page') => {
  const [areOn] = useAreKeysOn();
  const pageKeys = useBoundKeys('page');
  const names = Object.keys(keys).filter((name) => owner === 'page' || !(name in pageKeys));
  useHotkeys(
    names.flatMap(spellings),
    (event, { hotkey }) => {
      // react-hotkeys-hook does not ask `ignoreEventWhen` about sequences.
      if (!isElsewhere(event)) (keys[hotkey] ?? keys[hotkey.replace('shift+', '')])?.act(event);
    },
    {
      enabled: areOn && isEnabled && names.length > 0,
      // By the letter, not by its place: on a French keyboard `a` is where others have `q`.
      useKey: true,
      // A checkbox is a form tag too, and keys act there.
      enableOnFormTags: true,
      ignoreEventWhen: (event) => event.defaultPrevented || isElsewhere(event),
      preventDefault: (event) => !isElsewhere(event),
      sequenceTimeoutMs: SEQUENCE_TIMEOUT_MS,
      // The frame listens first: the second key of a sequence must not act on the page as well.
      eventListenerOptions: { capture: owner === 'frame' },
      metadata: {
        owner,
        labels: Object.fromEntries(names.map((name) => [name, keys[name]?.label])),
      },
    },
  );
};
