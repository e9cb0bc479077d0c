/** Before a sync is taken back: what that does here, and on the other device. */
import type { ReactNode } from 'react';
import { Button } from '../controls/button.tsx';
import { useTexts } from '../language.tsx';
import { FocusedButton } from './focused-button.tsx';
import type { ScreenSize } from './screen-size.ts';
import { SyncFooter } from './sync-footer.tsx';

interface SyncUndoQuestionProps {
  readonly size: ScreenSize;
  readonly peer: string;
  readonly isWorking: boolean;
  readonly onKeep: () => void;
  readonly onUndo: () => void;
}

export function SyncUndoQuestion({ size, peer, isWorking, onKeep, onUndo }: SyncUndoQuestionProps): ReactNode {
  const { report } = useTexts().sync;
  return (
    <div className={`sync sync--${size} sync-undo`}>
      <div className="sync__body">
        <p className="sync-undo__title">{report.undoTitle}</p>
        <p>{report.undoQuestion(peer)}</p>
        <p className="sync-undo__note">{report.undoNote(peer)}</p>
      </div>
      <SyncFooter
        size={size}
        other={<FocusedButton kind="plain" isDisabled={isWorking} onClick={onKeep}>{report.undoNo}</FocusedButton>}
        main={<Button kind="danger" isDisabled={isWorking} onClick={onUndo}>{report.undoYes}</Button>}
      />
    </div>
  );
}
