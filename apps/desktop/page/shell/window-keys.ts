/** The keys that count anywhere in the window. Those of the register's rows are with the register. */
import { useEffect } from 'react';
import type { WindowActs } from './window-acts.ts';
import { focusNextZone } from './zones.ts';

/** While a dialog is open, the keys are the dialog's. */
export function useWindowKeys(acts: WindowActs): void {
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent): void {
      if (event.defaultPrevented || document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
      const act = keyToAct(event, acts);
      if (act === undefined) return;
      event.preventDefault();
      act();
    }
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [acts]);
}

function keyToAct(event: KeyboardEvent, acts: WindowActs): (() => void) | undefined {
  const { key, shiftKey, altKey } = event;
  const isControl = event.ctrlKey || event.metaKey;
  if (altKey) return undefined;
  if (!isControl) {
    switch (key) {
      case 'Insert': return acts.newEntry;
      case 'F1': return acts.showShortcuts;
      case 'F3': return acts.nextHit;
      case 'F6': return () => focusNextZone(document, shiftKey ? -1 : 1);
      default: return undefined;
    }
  }
  switch (key.toLowerCase()) {
    case 'n': return acts.newEntry;
    case 't': return acts.newTransfer;
    case 'd': return acts.duplicate;
    case 'f': return shiftKey ? undefined : acts.find;
    case 's': return acts.openSync;
    // In a field that is being typed in, Ctrl+Z is the field's own.
    case 'z': return isTyping(event.target) ? undefined : shiftKey ? acts.redo : acts.undo;
    case 'y': return isTyping(event.target) ? undefined : acts.redo;
    case 'arrowup': return () => acts.stepAccount(-1);
    case 'arrowdown': return () => acts.stepAccount(1);
    default: return undefined;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.value !== '';
}
