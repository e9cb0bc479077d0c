/** One of a long list, found by typing: categories, accounts. What the list lacks may be made, where `onCreate` is. */
import { Combobox as Base } from '@base-ui/react/combobox';
import { useId, useMemo, useState, type ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import { useTexts } from '../language.tsx';
import { FieldFrame, fieldAria, type FieldProps } from './field.tsx';
import './popup-list.css';

export interface ComboboxOption {
  readonly value: string;
  readonly label: string;
  /** Beside it, in the list: an amount, a kind. */
  readonly aside?: string;
}

export interface ComboboxProps extends FieldProps {
  readonly options: readonly ComboboxOption[];
  /** Null for none. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
  readonly placeholder?: string;
  /** Offered last for a text that no option has, as `createLabel` says it. */
  readonly onCreate?: (text: string) => void;
  readonly createLabel?: (text: string) => string;
}

/** No id of a record looks like it. */
const createValue = ' create';
/** The rest is found by typing more. */
const shownMax = 100;

export function Combobox(props: ComboboxProps): ReactNode {
  const { label, hint, error, isDisabled = false, isLabelHidden = false, options, value, placeholder = '' } = props;
  const { common } = useTexts();
  const id = useId();
  const [query, setQuery] = useState('');
  const items = useItems(props, query.trim());
  const chosen = options.find((option) => option.value === value) ?? null;

  function choose(option: ComboboxOption | null): void {
    if (option?.value === createValue) props.onCreate?.(query.trim());
    else props.onChange(option?.value ?? null);
  }
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      <Base.Root<ComboboxOption>
        items={items} value={chosen} onValueChange={choose} disabled={isDisabled} autoHighlight limit={shownMax}
        isItemEqualToValue={(item, other) => item.value === other.value} onInputValueChange={setQuery}
      >
        <Base.InputGroup className="combobox__box">
          <Base.Input
            {...fieldAria(id, { hint, error })} id={id} className="field__control" placeholder={placeholder}
            // While the list is open, Base UI hides all else from the screen reader, the visible name too.
            aria-label={label} spellCheck={false}
          />
          <Base.Trigger className="combobox__open" aria-label={common.openList} tabIndex={-1}>
            <Icon name="chevron-down" size={16} />
          </Base.Trigger>
        </Base.InputGroup>
        <Base.Portal>
          <Base.Positioner className="popup-list__place" sideOffset={4}>
            <Base.Popup className="popup-list">
              <Base.Empty className="popup-list__empty">{common.noResult}</Base.Empty>
              <Base.List className="popup-list__items" aria-label={label}>
                {(option: ComboboxOption) => <OptionItem key={option.value} option={option} />}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </FieldFrame>
  );
}

function OptionItem({ option }: { readonly option: ComboboxOption }): ReactNode {
  return (
    <Base.Item value={option} className="popup-list__item">
      <span className="popup-list__mark">
        {option.value === createValue
          ? <Icon name="plus" />
          : <Base.ItemIndicator><Icon name="check" /></Base.ItemIndicator>}
      </span>
      <span className="popup-list__text">{option.label}</span>
      {option.aside !== undefined && <span className="popup-list__aside">{option.aside}</span>}
    </Base.Item>
  );
}

/** The label of what may be made holds the text itself, so the filter of the list lets it through. */
function useItems({ options, onCreate, createLabel }: ComboboxProps, query: string): readonly ComboboxOption[] {
  const canCreate = onCreate !== undefined && createLabel !== undefined;
  return useMemo(() => {
    const isKnown = options.some(({ label }) => label.localeCompare(query, undefined, { sensitivity: 'accent' }) === 0);
    if (!canCreate || query === '' || isKnown) return options;
    return [...options, { value: createValue, label: createLabel(query) }];
  }, [options, canCreate, createLabel, query]);
}
