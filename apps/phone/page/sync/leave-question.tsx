/** Leaving in the middle of a sync stops it: asked, since it is not undone by coming back. */
import { Button, Dialog, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';

export interface LeaveQuestionProps {
  readonly isOpen: boolean;
  readonly onStay: () => void;
  readonly onLeave: () => Promise<void>;
}

export function LeaveQuestion({ isOpen, onStay, onLeave }: LeaveQuestionProps): ReactNode {
  const { phoneSync } = useTexts();
  return (
    <Dialog
      title={phoneSync.leaveTitle} open={isOpen} onClose={onStay}
      footer={(
        <>
          <Button kind="plain" onClick={onStay}>{phoneSync.stay}</Button>
          <Button kind="main" onClick={() => void onLeave()}>{phoneSync.leave}</Button>
        </>
      )}
    >
      <p>{phoneSync.leaveNote}</p>
    </Dialog>
  );
}
