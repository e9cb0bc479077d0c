/** The computers that this phone knows. */
import { DeviceList, useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { Screen } from '../screen/screen.tsx';

export function DevicesScreen(): ReactNode {
  const { device } = useTexts();
  const [nowMs] = useState(() => Date.now());
  return (
    <Screen title={device.title} leading="back" body="plain"><DeviceList size="phone" nowMs={nowMs} /></Screen>
  );
}
