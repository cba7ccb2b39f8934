import { useEffect, useRef } from 'react';
import { useStore } from 'react-admin';

/** What a key does. */
export interface KeyAction {
  /** Message key. */
  label: string;
  act(event: KeyboardEvent): void;
}

/** By `KeyboardEvent.key`, or two of them pressed one after the other: `g a`. */
export type Keys = Readonly<Record<string, KeyAction>>;

/** Whose keys they are: where both have one, that of the page acts. */
type Owner = 'frame' | 'page';

interface Layer {
  readonly owner: Owner;
  keys: Keys;
}

/** Where keys are letters, or have another meaning. */
const ELSEWHERE = [
  'input:not([type=checkbox], [type=radio])',
  'textarea',
  'select',
  '[contenteditable]',
  '[role=combobox]',
  '[role=listbox]',
  '[role=dialog]',
  '[role=menu]',
].join();

/** The second of two keys comes within that time. */
const TOGETHER_MS = 1_500;

/** The layers that are on the screen, those of the frame first. */
const layers: Layer[] = [];
let first: { key: string; at: number } | null = null;

/** The keys that act now, of the frame and of the page. */
export const keysNow = (owner: Owner): Keys =>
  Object.assign({}, ...layers.filter((layer) => layer.owner === owner).map(({ keys }) => keys));

const press = (event: KeyboardEvent) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
  // Shift on its own comes before the key that it changes.
  if (event.key === 'Shift') return;
  if (event.target instanceof Element && event.target.closest(ELSEWHERE)) return;
  // It closes what is open first.
  if (event.key === 'Escape' && document.querySelector('[role=tooltip]')) return;
  const isSecond = first !== null && event.timeStamp - first.at < TOGETHER_MS;
  const name = isSecond && first ? `${first.key} ${event.key}` : event.key;
  first = null;
  const action = layers.findLast(({ keys }) => name in keys)?.keys[name];
  if (action) {
    event.preventDefault();
    action.act(event);
  } else if (
    layers.some(({ keys }) => Object.keys(keys).some((key) => key.startsWith(`${name} `)))
  ) {
    first = { key: name, at: event.timeStamp };
  }
};

const show = (layer: Layer) => {
  if (layers.length === 0) window.addEventListener('keydown', press);
  if (layer.owner === 'frame') layers.unshift(layer);
  else layers.push(layer);
};

const hide = (layer: Layer) => {
  layers.splice(layers.indexOf(layer), 1);
  if (layers.length === 0) window.removeEventListener('keydown', press);
};

/** Whether single keys act at all: whoever speaks to the computer has to be able to switch them off. */
export const useAreKeysOn = () => useStore('keys', true);

/** Acts on single keys while mounted. Never while one types, nor under a dialog or menu. */
export const useKeys = (keys: Keys, isEnabled = true, owner: Owner = 'page') => {
  const [areOn] = useAreKeysOn();
  const isOn = areOn && isEnabled;
  const layer = useRef<Layer | null>(null);
  useEffect(() => {
    if (!isOn) return undefined;
    const shown: Layer = { owner, keys: {} };
    layer.current = shown;
    show(shown);
    return () => {
      layer.current = null;
      hide(shown);
    };
  }, [isOn, owner]);
  // At each change, after the layer is there: what a key does is that of the last drawing.
  useEffect(() => {
    if (layer.current) layer.current.keys = keys;
  });
};
