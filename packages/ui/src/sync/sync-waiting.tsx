/** Nothing to count yet: the call goes out, or another device has its turn. */
import type { ReactNode } from 'react';
import { Spinner } from '../controls/spinner.tsx';
import { useTexts } from '../language.tsx';
import { FocusedButton } from './focused-button.tsx';
import type { ScreenSize } from './screen-size.ts';
import { SyncFooter } from './sync-footer.tsx';
import './sync.css';

export interface SyncWaitingProps {
  readonly size: ScreenSize;
  readonly sentence: string;
  readonly onCancel: () => void;
}

export function SyncWaiting({ size, sentence, onCancel }: SyncWaitingProps): ReactNode {
  const { sync } = useTexts();
  return (
    <div className={`sync sync--${size} sync-waiting`}>
      <div className="sync__body">
        <p className="sync-waiting__line" role="status"><Spinner /><span>{sentence}</span></p>
      </div>
      <SyncFooter
        size={size}
        main={<FocusedButton kind="plain" onClick={onCancel}>{sync.cancel}</FocusedButton>}
      />
    </div>
  );
}
