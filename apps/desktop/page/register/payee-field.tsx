/**
 * The payee as it is typed: the likeliest name is completed behind the caret, and a popup offers those that begin so,
 * each with the category and the amount of its newest entry. Suggestions come when they come; typing never waits.
 */
import type { Id, PayeeSuggestion } from '@tandem/contract';
import { foldName, negateCents, type Currency } from '@tandem/ledger';
import { formatAmount, KeyCap, useLanguage, useQuery, useTexts } from '@tandem/ui';
import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { categoryText } from './category-text.ts';
import { CellField } from './cell-field.tsx';
import { ChoiceList, optionId, stepOption } from './choice-list.tsx';
import { FieldPopup } from './field-popup.tsx';

const suggestionsMax = 6;
const popupWidth = 452;

interface PayeeFieldProps {
  readonly accountId: Id;
  readonly currency: Currency;
  readonly value: string;
  readonly faultId: string | undefined;
  readonly onType: (text: string) => void;
  /** The one that Tab would take; the row shows what it would bring. */
  readonly onOffer: (suggestion: PayeeSuggestion | undefined) => void;
  readonly onTake: (suggestion: PayeeSuggestion, how: 'tab' | 'enter' | 'pointer') => void;
}

export function PayeeField(props: PayeeFieldProps): ReactNode {
  const { register } = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const { value, onOffer } = props;
  const [isOpen, setIsOpen] = useState(false);
  /** Undefined: the first one, where it completes what is typed. */
  const [walked, setWalked] = useState<number>();
  /** After a deletion nothing is completed: the deleted letters would come straight back. */
  const [completes, setCompletes] = useState(true);
  const found = useQuery('payee-suggestions', { text: value, accountId: props.accountId, limit: suggestionsMax },
    { keep: true });
  const options = isOpen && found !== undefined ? found.filter(({ payee }) => isOffered(payee, value)) : [];
  const first = completes && value.trim() !== '' && options.length > 0 ? 0 : -1;
  const current = walked !== undefined && walked < options.length ? walked : first;
  const offered = current < 0 ? undefined : options[current];
  const completed = offered !== undefined && beginsWith(offered.payee, value) ? offered.payee : value;

  useLayoutEffect(() => {
    const input = field.current;
    if (input === null || completed === value || document.activeElement !== input) return;
    input.setSelectionRange(value.length, completed.length);
  }, [completed, value]);
  const offeredKey = offered === undefined ? '' : JSON.stringify(offered);
  useLayoutEffect(() => {
    onOffer(offered);
    // oxlint-disable-next-line react/exhaustive-deps -- the same suggestion may come as another object
  }, [offeredKey, onOffer]);

  function close(): void {
    setIsOpen(false);
    setWalked(undefined);
  }
  function take(suggestion: PayeeSuggestion, how: 'tab' | 'enter' | 'pointer'): void {
    props.onTake(suggestion, how);
    close();
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown' && !isOpen) {
      event.preventDefault();
      setIsOpen(true);
      return;
    }
    const next = stepOption(event.key, current, options.length);
    if (next !== undefined) {
      event.preventDefault();
      setWalked(next);
    } else if (event.key === 'Escape' && options.length > 0) {
      event.stopPropagation();
      close();
    } else if (event.key === 'Tab' && !event.shiftKey && offered !== undefined) {
      event.preventDefault();
      take(offered, 'tab');
    } else if (event.key === 'Enter' && offered !== undefined) take(offered, 'enter');
    else if (event.key === 'ArrowRight' && completed !== value) props.onType(completed);
  }
  return (
    <>
      <CellField ref={field} label={register.fields.payee} value={completed} faultId={props.faultId}
        data-field="payee" data-zone-start className="cell-field-payee"
        role="combobox" aria-expanded={options.length > 0}
        aria-autocomplete="both" aria-controls={options.length > 0 ? listId : undefined}
        aria-activedescendant={current >= 0 ? optionId(listId, current) : undefined}
        onChange={(text) => {
          setCompletes(!value.startsWith(text));
          setWalked(undefined);
          setIsOpen(text.trim() !== '');
          props.onType(text);
        }}
        onKeyDown={onKeyDown} onBlur={close} />
      {options.length > 0 ? (
        <FieldPopup field={field} width={popupWidth}>
          <ChoiceList id={listId} label={register.suggestions} highlighted={current}
            options={options.map((option) => ({
              key: option.payee, content: <Suggestion option={option} typed={value} currency={props.currency} />,
            }))}
            onChoose={(index) => {
              const option = options[index];
              if (option !== undefined) take(option, 'pointer');
            }} />
          <p className="field-popup-keys">
            <span><KeyCap>{register.keys.tab}</KeyCap> {register.takeAll}</span>
            <span><KeyCap>{register.keys.enter}</KeyCap> {register.save}</span>
            <span className="field-popup-close"><KeyCap>{register.keys.escape}</KeyCap> {register.close}</span>
          </p>
        </FieldPopup>
      ) : null}
    </>
  );
}

interface SuggestionProps {
  readonly option: PayeeSuggestion;
  readonly typed: string;
  readonly currency: Currency;
}

function Suggestion({ option, typed, currency }: SuggestionProps): ReactNode {
  const { register } = useTexts();
  const language = useLanguage();
  const { payee, category, amount } = option;
  const start = beginsWith(payee, typed) ? typed.length : 0;
  return (
    <>
      <span className="suggestion-payee"><b>{payee.slice(0, start)}</b>{payee.slice(start)}</span>
      <span className="suggestion-category">{categoryText(category, register)}</span>
      <span className="suggestion-amount">
        {amount === null ? '' : formatAmount(amount < 0 ? negateCents(amount) : amount, currency, language)}
      </span>
    </>
  );
}

/** A suggestion that came for an earlier text and does not fit the present one is not shown. */
function isOffered(payee: string, typed: string): boolean {
  const wanted = foldName(typed);
  const folded = foldName(payee);
  return folded.startsWith(wanted) || folded.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted));
}

/** Letter by letter, so that what is typed stays as it is and the rest follows. */
function beginsWith(payee: string, typed: string): boolean {
  return typed !== '' && foldName(payee.slice(0, typed.length)) === foldName(typed)
    && foldName(typed).length === typed.length && payee.length >= typed.length;
}
