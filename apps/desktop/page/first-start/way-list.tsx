/** The ways to begin: one Tab stop, arrows inside, Enter opens. */
import { Icon, type IconName } from '@tandem/ui';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';

export interface Way {
  readonly icon: IconName;
  readonly title: string;
  readonly note: string;
  readonly onChoose: () => void;
}

export function WayList({ label, ways }: { readonly label: string; readonly ways: readonly Way[] }): ReactNode {
  const [current, setCurrent] = useState(0);
  const buttons = useRef<(HTMLButtonElement | null)[]>([]);
  useEffect(() => buttons.current[0]?.focus(), []);

  function move(event: KeyboardEvent): void {
    const next = nextIndex(event.key, current, ways.length);
    if (next === undefined) return;
    event.preventDefault();
    setCurrent(next);
    buttons.current[next]?.focus();
  }

  return (
    <ul className="way-list" aria-label={label}>
      {ways.map(({ icon, title, note, onChoose }, index) => (
        <li key={icon}>
          <button
            ref={(element) => {
              buttons.current[index] = element;
            }}
            type="button" className="way-list__way" tabIndex={index === current ? 0 : -1}
            onFocus={() => setCurrent(index)} onKeyDown={move} onClick={onChoose}
          >
            <Icon name={icon} size={24} />
            <span className="way-list__words">
              <span className="way-list__title">{title}</span>
              <span className="way-list__note">{note}</span>
            </span>
            <Icon name="chevron-right" size={16} />
          </button>
        </li>
      ))}
    </ul>
  );
}

function nextIndex(key: string, current: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown': return Math.min(current + 1, count - 1);
    case 'ArrowUp': return Math.max(current - 1, 0);
    case 'Home': return 0;
    case 'End': return count - 1;
    default: return undefined;
  }
}
