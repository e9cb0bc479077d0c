import { Button, useTexts } from '@tandem/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { Screen } from '../../screen/screen.tsx';
import '../../screen/system-field.css';
import './sheets.css';

const memoLengthMax = 1000;

export interface MemoSheetProps {
  readonly memo: string;
  /** At every key: it is kept with the draft. */
  readonly onChange: (memo: string) => void;
  readonly onClose: () => void;
}

export function MemoSheet({ memo, onChange, onClose }: MemoSheetProps): ReactNode {
  const { phoneEntry } = useTexts();
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => field.current?.focus(), []);

  return (
    <Screen
      title={phoneEntry.memo} leading="back" hasNotice={false}
      footer={<Button kind="main" onClick={onClose}>{phoneEntry.done}</Button>}
    >
      <textarea
        ref={field} className="system-field__box sheet__memo" aria-label={phoneEntry.memo} rows={4}
        maxLength={memoLengthMax}
        value={memo} onChange={({ target }) => onChange(target.value)}
      />
    </Screen>
  );
}
