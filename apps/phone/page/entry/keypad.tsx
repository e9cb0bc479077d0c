/** The keypad of the amount, and the same keys on a real keyboard. */
import { Icon, useLanguage, useTexts } from '@tandem/ui/first-load';
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
import { decimalMark } from './shown-amount.ts';
import type { KeypadKey } from './typed-amount.ts';
import './keypad.css';

const keys: readonly KeypadKey[] = [
  '1', '2', '3', 'back', '4', '5', '6', '+', '7', '8', '9', '-', 'mark', '0', '00', '=',
];

const keyByKeyboard: Readonly<Record<string, KeypadKey>> = {
  ',': 'mark', '.': 'mark', '+': '+', '-': '-', '=': '=', Backspace: 'back', Delete: 'clear',
  0: '0', 1: '1', 2: '2', 3: '3', 4: '4', 5: '5', 6: '6', 7: '7', 8: '8', 9: '9',
};

/** A key that is held this long repeats: erasing a long amount. */
const holdMs = 500;

export interface KeypadProps {
  readonly onKey: (key: KeypadKey) => void;
}

export function Keypad({ onKey }: KeypadProps): ReactNode {
  const { phoneEntry } = useTexts();
  const mark = decimalMark(useLanguage());
  const holdTimer = useRef<number | undefined>(undefined);
  const stopHolding = (): void => clearTimeout(holdTimer.current);

  useEffect(() => () => clearTimeout(holdTimer.current), [holdTimer]);

  const nameByKey: Partial<Record<KeypadKey, string>> = {
    back: phoneEntry.keys.back, '+': phoneEntry.keys.plus, '-': phoneEntry.keys.minus, '=': phoneEntry.keys.equals,
    mark: phoneEntry.keys.mark,
  };
  const faceByKey: Partial<Record<KeypadKey, ReactNode>> = {
    back: <Icon name="backspace" size={24} />, '-': '\u2212', mark,
  };

  return (
    <div className="keypad" role="group" aria-label={phoneEntry.keypad}>
      {keys.map((key) => (
        <button
          key={key} type="button" aria-label={nameByKey[key]}
          className={/^(\d+|mark)$/.test(key) ? 'keypad__key' : 'keypad__key keypad__key--sign'}
          onClick={() => onKey(key)}
          {...(key === 'back' && {
            onPointerDown: () => {
              stopHolding();
              holdTimer.current = window.setTimeout(() => onKey('clear'), holdMs);
            },
            onPointerUp: stopHolding, onPointerLeave: stopHolding, onPointerCancel: stopHolding,
          })}
        >
          {faceByKey[key] ?? key}
        </button>
      ))}
    </div>
  );
}

/** `onSave`: Enter, where no button has the focus. */
export function useKeyboardAmount(onKey: (key: KeypadKey) => void, onSave: () => void, isActive: boolean): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isTypingElsewhere(event.target)) return;
    if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
      event.preventDefault();
      onSave();
      return;
    }
    const key = keyByKeyboard[event.key];
    if (key === undefined) return;
    event.preventDefault();
    onKey(key);
  });

  useEffect(() => {
    if (!isActive) return undefined;
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [isActive]);
}

function isTypingElsewhere(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type !== 'radio' && target.type !== 'checkbox'
    || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}
