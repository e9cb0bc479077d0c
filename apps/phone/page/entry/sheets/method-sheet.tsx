import type { Id } from '@tandem/contract';
import { useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { Picker } from './picker.tsx';

export interface MethodSheetProps {
  readonly chosenId: Id | null;
  readonly onChoose: (methodId: Id | null) => void;
}

export function MethodSheet({ chosenId, onChoose }: MethodSheetProps): ReactNode {
  const { phoneEntry } = useTexts();
  const methods = useQuery('methods', {}) ?? [];
  return (
    <Picker
      title={phoneEntry.method}
      lines={[
        { key: 'none', text: phoneEntry.noMethod, isChosen: chosenId === null, onChoose: () => onChoose(null) },
        ...methods.map(({ id, name }) => ({
          key: id, text: name, isChosen: id === chosenId, onChoose: () => onChoose(id),
        })),
      ]}
    />
  );
}
