/** A choice of a few whose consequences need a sentence each: radio buttons. The arrow keys move the choice. */
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import './choice-cards.css';

export interface ChoiceCard<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly note: string;
}

export interface ChoiceCardsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly ChoiceCard<Value>[];
  /** Undefined while nothing is chosen. */
  readonly value: Value | undefined;
  readonly onChange: (value: Value) => void;
  /** Whether the chosen one has the focus as it appears. */
  readonly takesFocus?: boolean;
}

export function ChoiceCards<Value extends string>(
  { label, options, value, onChange, takesFocus = false }: ChoiceCardsProps<Value>,
): ReactNode {
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!takesFocus) return undefined;
    // Base UI numbers the buttons after they are there; one that is focused before has no place among them.
    const frame = requestAnimationFrame(() => group.current?.querySelector<HTMLElement>('[data-checked]')?.focus());
    return () => cancelAnimationFrame(frame);
    // oxlint-disable-next-line react/exhaustive-deps -- as it appears, and never again
  }, []);
  return (
    <RadioGroup ref={group} className="choice-cards" aria-label={label} value={value ?? null}
      onValueChange={(chosen) => {
        const option = options.find((given) => given.value === chosen);
        if (option !== undefined) onChange(option.value);
      }}>
      {options.map((option) => (
        <Card key={option.value} option={option} />
      ))}
    </RadioGroup>
  );
}

function Card({ option }: { readonly option: ChoiceCard<string> }): ReactNode {
  const titleId = useId();
  const noteId = useId();
  return (
    <Radio.Root
      value={option.value} className="choice-cards__card" nativeButton render={<button type="button" />}
      aria-labelledby={titleId} aria-describedby={noteId}
    >
      <span className="choice-cards__ring" aria-hidden="true" />
      <span className="choice-cards__words">
        <span id={titleId} className="choice-cards__title">{option.title}</span>
        <span id={noteId} className="choice-cards__note">{option.note}</span>
      </span>
    </Radio.Root>
  );
}
