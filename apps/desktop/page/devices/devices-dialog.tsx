/** Outils > Appareils. */
import { Button, DeviceList, Dialog, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';

export function DevicesDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { device, common } = useTexts();
  const [nowMs] = useState(() => Date.now());
  return (
    <Dialog title={device.title} open onClose={onClose} width={560}
      footer={<Button kind="plain" data-initial-focus="" onClick={onClose}>{common.close}</Button>}>
      <DeviceList size="pc" nowMs={nowMs} />
    </Dialog>
  );
}
