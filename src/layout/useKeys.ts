import { useEffect, useEffectEvent } from 'react';

/** Where keys are letters. */
const TYPING = 'input, textarea, select, [contenteditable], [role="combobox"], [role="listbox"]';

/**
 * Acts on single keys, `key` as in `KeyboardEvent.key`. Never while one types, nor with Ctrl, Alt
 * or Meta, nor under a dialog or menu.
 */
export const useKeys = (keys: Readonly<Record<string, () => void>>, isEnabled = true) => {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    const target = event.target instanceof Element ? event.target : null;
    if (target?.closest(`${TYPING}, [role="dialog"], [role="menu"]`)) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    if (!isEnabled) return undefined;
    const listen = (event: KeyboardEvent) => {
      press(event);
    };
    window.addEventListener('keydown', listen);
    return () => {
      window.removeEventListener('keydown', listen);
    };
  }, [isEnabled]);
};
