/** A list to choose one line from, with a field to narrow it. */
import { Icon, useTexts } from '@tandem/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { Screen } from '../../screen/screen.tsx';
import './picker.css';

export interface PickerLine {
  readonly key: string;
  readonly text: string;
  readonly note?: string;
  readonly isChosen?: boolean;
  readonly icon?: 'plus' | 'search';
  readonly onChoose: () => void;
}

export interface PickerProps {
  readonly title: string;
  readonly lines: readonly PickerLine[];
  /** None: the list is short. */
  readonly filter?: PickerFilter;
  /** Instead of an empty list: a sentence, and the act that fills it. */
  readonly empty?: ReactNode;
  readonly footer?: ReactNode;
}

export interface PickerFilter {
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** Enter. */
  readonly onEnter?: () => void;
  /** The keyboard opens at once: nothing can be chosen before something is typed. */
  readonly hasFocus?: boolean;
}

export function Picker({ title, lines, filter, empty, footer }: PickerProps): ReactNode {
  return (
    <Screen title={title} leading="back" body="plain" footer={footer}>
      <div className="picker">
        {filter !== undefined && <FilterField {...filter} />}
        <ul className="picker__list">
          {lines.map((line) => (
            <li key={line.key}>
              <button
                type="button" onClick={line.onChoose} aria-current={line.isChosen === true ? 'true' : undefined}
                className={line.isChosen === true ? 'picker__line picker__line--chosen' : 'picker__line'}
              >
                {line.icon !== undefined && <Icon name={line.icon} size={16} />}
                <span className="picker__text" title={line.text}>{line.text}</span>
                {line.note !== undefined && <span className="picker__note">{line.note}</span>}
                {line.isChosen === true && <Icon name="check" size={16} />}
              </button>
            </li>
          ))}
        </ul>
        {lines.length === 0 && empty}
      </div>
    </Screen>
  );
}

export function FilterField({ label, text, onText, onEnter, hasFocus = false }: PickerFilter): ReactNode {
  const { phoneEntry } = useTexts();
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (hasFocus) field.current?.focus();
  }, [hasFocus]);

  return (
    <div className="picker__filter">
      <Icon name="search" size={16} />
      <input
        ref={field} className="picker__field" type="text" aria-label={label} placeholder={label} value={text}
        maxLength={200} autoComplete="off" autoCapitalize="sentences" spellCheck={false} enterKeyHint="done"
        onChange={({ target }) => onText(target.value)}
        onKeyDown={({ key }) => {
          if (key === 'Enter') onEnter?.();
        }}
      />
      {text !== '' && (
        <button type="button" className="picker__clear" aria-label={phoneEntry.clear} onClick={() => onText('')}>
          <Icon name="close" size={16} />
        </button>
      )}
    </div>
  );
}

/** `Éclairs` is found by `ecl`. */
export function foldForFilter(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{Mn}/gu, '').toLowerCase();
}
