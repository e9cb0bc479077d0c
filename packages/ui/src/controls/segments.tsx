/** A choice of a few, all in sight: radio buttons that look like one control. The arrow keys move the choice. */
import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import './segments.css';

export interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export function Segments<Value extends string>(
  { label, options, value, onChange }: SegmentsProps<Value>,
): ReactNode {
  return (
    <RadioGroup
      className="segments" aria-label={label} value={value}
      onValueChange={(chosen) => onChange(chosen)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value} value={option.value} className="segments__choice" nativeButton
          render={<button type="button" />}
        >
          {option.label}
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
