/** What a damaged book got back, told over whatever the window shows by then. */
import type { MendView } from '@tandem/contract';
import { Dialog, FocusedButton, MendReport, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';

interface MendDialogProps {
  readonly mended: MendView;
  readonly onClose: () => void;
}

export function MendDialog({ mended, onClose }: MendDialogProps): ReactNode {
  const { backup: { mend, close } } = useTexts();
  return (
    <Dialog title={mend.title} open onClose={onClose} width={560}
      footer={<FocusedButton kind="main" onClick={onClose}>{close}</FocusedButton>}>
      <MendReport mended={mended} />
    </Dialog>
  );
}
