/** The keys of the register's rows while none of them is being typed. */
import type { KeyboardEvent } from 'react';
import { lastPlace, stepPlace, type RegisterPlace, type RegisterShape } from './register-shape.ts';

export type RegisterKeyAct =
  | { readonly kind: 'move'; readonly place: RegisterPlace; readonly extends: boolean }
  | { readonly kind: 'edit' | 'delete' | 'clear' | 'select-all' | 'unselect' | 'open-split' | 'close-split' };

/** `pageRows`: how many rows are in sight. */
export function keyToRegisterAct(
  event: Pick<KeyboardEvent, 'key' | 'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey'>, shape: RegisterShape,
  active: RegisterPlace, pageRows: number,
): RegisterKeyAct | undefined {
  const { key, shiftKey } = event;
  if (event.altKey) return undefined;
  if (event.ctrlKey || event.metaKey) {
    switch (key) {
      case 'a': case 'A': return { kind: 'select-all' };
      case 'Home': case 'End': break;
      default: return undefined;
    }
  }
  const move = (place: RegisterPlace): RegisterKeyAct => ({ kind: 'move', place, extends: shiftKey });
  switch (key) {
    case 'ArrowUp': return move(stepPlace(shape, active, -1));
    case 'ArrowDown': return move(stepPlace(shape, active, 1));
    case 'PageUp': return move(stepPlace(shape, active, -pageRows));
    case 'PageDown': return move(stepPlace(shape, active, pageRows));
    case 'Home': return move(stepPlace(shape, active, -Infinity));
    case 'End': return move(lastPlace(shape, active));
    case 'Enter': case 'F2': return { kind: 'edit' };
    case 'Delete': return { kind: 'delete' };
    case ' ': return { kind: 'clear' };
    case 'Escape': return { kind: 'unselect' };
    case 'ArrowRight': return { kind: 'open-split' };
    case 'ArrowLeft': return { kind: 'close-split' };
    default: return undefined;
  }
}
