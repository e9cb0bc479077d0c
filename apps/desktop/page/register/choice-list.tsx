/** The list of a popup, for a field that keeps the focus: options are named to it by `aria-activedescendant`. */
import { useEffect, useRef, type ReactNode } from 'react';

interface ChoiceListProps {
  readonly id: string;
  readonly label: string;
  /** -1 for none. */
  readonly highlighted: number;
  readonly options: readonly { readonly key: string; readonly content: ReactNode }[];
  readonly onChoose: (index: number) => void;
}

export function ChoiceList({ id, label, highlighted, options, onChoose }: ChoiceListProps): ReactNode {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    list.current?.children[highlighted]?.scrollIntoView({ block: 'nearest' });
  }, [highlighted]);
  return (
    <div ref={list} id={id} className="choice-list" role="listbox" aria-label={label}>
      {options.map(({ key, content }, index) => (
        // The field hears the keys; a press of the pointer must not take the focus from it.
        <div key={key} id={optionId(id, index)} className="choice-list-option" role="option" tabIndex={-1}
          aria-selected={index === highlighted}
          onMouseDown={(event) => {
            event.preventDefault();
            onChoose(index);
          }}>
          {content}
        </div>
      ))}
    </div>
  );
}

export function optionId(listId: string, index: number): string {
  return `${listId}-${index}`;
}

/** The option that an arrow key leads to; `undefined` for a key that moves nothing. */
export function stepOption(key: string, highlighted: number, count: number): number | undefined {
  if (count === 0) return undefined;
  if (key === 'ArrowDown') return highlighted + 1 < count ? highlighted + 1 : 0;
  if (key === 'ArrowUp') return highlighted > 0 ? highlighted - 1 : count - 1;
  return undefined;
}
