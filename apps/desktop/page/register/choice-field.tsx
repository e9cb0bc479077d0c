/** A cell with a list: category or account, mode of payment. Typing filters it, the arrows walk it, Tab takes. */
import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { CellField } from './cell-field.tsx';
import { ChoiceList, optionId, stepOption } from './choice-list.tsx';
import { FieldPopup } from './field-popup.tsx';

export interface ChoiceOption {
  readonly key: string;
  readonly content: ReactNode;
  /** Never taken by Tab or Enter unless the arrows have gone to it. */
  readonly isDeliberate: boolean;
}

interface ChoiceFieldProps {
  readonly label: string;
  readonly listLabel: string;
  readonly value: string;
  readonly options: readonly ChoiceOption[];
  readonly popupWidth: number;
  readonly faultId: string | undefined;
  readonly isPreview?: boolean;
  readonly fieldName: string;
  readonly line?: number | undefined;
  readonly onType: (text: string) => void;
  readonly onChoose: (index: number) => void;
}

/** Enter is not stopped here: the row hears it after the choice is made, and saves. */
export function ChoiceCell(props: ChoiceFieldProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [highlighted, setHighlighted] = useState(-1);
  const { options } = props;
  const isShown = isOpen && options.length > 0;
  const firstOption = options[0]?.isDeliberate === false && props.value.trim() !== '' ? 0 : -1;
  const current = !isShown ? -1 : highlighted >= 0 && highlighted < options.length ? highlighted : firstOption;

  function choose(index: number): void {
    props.onChoose(index);
    close();
  }
  function close(): void {
    setIsOpen(false);
    setHighlighted(-1);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const next = stepOption(event.key, current, options.length);
    if (next !== undefined) {
      event.preventDefault();
      setIsOpen(true);
      setHighlighted(isShown ? next : Math.max(firstOption, 0));
    } else if (event.key === 'Escape' && isShown) {
      event.stopPropagation();
      close();
    } else if ((event.key === 'Tab' || event.key === 'Enter') && current >= 0) choose(current);
  }
  return (
    <>
      <CellField ref={field} label={props.label} value={props.value} faultId={props.faultId}
        isPreview={props.isPreview ?? false} data-field={props.fieldName} data-line={props.line}
        role="combobox" aria-expanded={isShown} aria-autocomplete="list" aria-controls={isShown ? listId : undefined}
        aria-activedescendant={current >= 0 ? optionId(listId, current) : undefined}
        onChange={(text) => {
          setIsOpen(true);
          setHighlighted(-1);
          props.onType(text);
        }}
        onClick={() => setIsOpen(true)} onKeyDown={onKeyDown} onBlur={close} />
      {isShown ? (
        <FieldPopup field={field} width={props.popupWidth}>
          <ChoiceList id={listId} label={props.listLabel} highlighted={current} options={options} onChoose={choose} />
        </FieldPopup>
      ) : null}
    </>
  );
}
