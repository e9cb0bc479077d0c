/** Number and mode of payment in one field. */
import type { MethodChoice } from '@tandem/contract';
import { useTexts } from '@tandem/ui';
import { useMemo, type ReactNode } from 'react';
import { ChoiceCell } from './choice-field.tsx';
import { methodOptions } from './method-text.ts';

const popupWidth = 200;

interface MethodCellProps {
  readonly value: string;
  readonly methods: readonly MethodChoice[];
  readonly faultId: string | undefined;
  readonly isPreview: boolean;
  readonly onChange: (text: string) => void;
}

export function MethodCell({ value, methods, faultId, isPreview, onChange }: MethodCellProps): ReactNode {
  const { register } = useTexts();
  const options = useMemo(() => methodOptions(value, methods), [value, methods]);
  return (
    <ChoiceCell label={register.fields.method} listLabel={register.suggestions} value={value} fieldName="method"
      popupWidth={popupWidth} faultId={faultId} isPreview={isPreview} onType={onChange}
      options={options.map(({ id, name, shortName }) => ({
        key: id, isDeliberate: false,
        content: <><span>{name}</span><span className="choice-list-note">{shortName}</span></>,
      }))}
      onChoose={(index) => {
        const method = options[index];
        if (method !== undefined) onChange(method.shortName);
      }} />
  );
}
