/** One of a list, none typed: arrows and the first letters choose. */
import { Select as Base } from '@base-ui/react/select';
import { useId, type ReactNode } from 'react';
import { Icon } from '../icons/icon.tsx';
import { FieldFrame, fieldAria, type FieldProps } from './field.tsx';
import './popup-list.css';

export interface SelectProps<Value extends string> extends FieldProps {
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** One of the options; anything else shows the placeholder. */
  readonly value: Value | '';
  readonly onChange: (value: Value) => void;
  readonly placeholder?: string;
}

export function Select<Value extends string>(props: SelectProps<Value>): ReactNode {
  const { label, hint, error, isDisabled = false, isLabelHidden = false, options, value, placeholder } = props;
  const id = useId();
  const shown = options.find((option) => option.value === value);
  return (
    <FieldFrame id={id} label={label} hint={hint} error={error} isLabelHidden={isLabelHidden}>
      <Base.Root<Value>
        value={shown?.value ?? null} disabled={isDisabled} modal={false}
        items={options} onValueChange={(chosen) => { if (chosen !== null) props.onChange(chosen); }}
      >
        <Base.Trigger
          {...fieldAria(id, { hint, error })} id={id} className="field__control select__trigger" aria-label={label}
        >
          <span className={shown === undefined ? 'select__placeholder' : 'select__value'}>
            {shown?.label ?? placeholder ?? '\u00a0'}
          </span>
          <Icon name="chevron-down" size={16} />
        </Base.Trigger>
        <Base.Portal>
          <Base.Positioner className="popup-list__place" sideOffset={4} alignItemWithTrigger={false}>
            <Base.Popup className="popup-list">
              <Base.List className="popup-list__items" aria-label={label}>
                {options.map((option) => (
                  <Base.Item key={option.value} value={option.value} className="popup-list__item">
                    <span className="popup-list__mark">
                      <Base.ItemIndicator><Icon name="check" /></Base.ItemIndicator>
                    </span>
                    <Base.ItemText className="popup-list__text">{option.label}</Base.ItemText>
                  </Base.Item>
                ))}
              </Base.List>
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      </Base.Root>
    </FieldFrame>
  );
}
