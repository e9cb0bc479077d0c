/** What a sync is doing: the same figures on both screens. */
import type { SyncRunning } from '@tandem/contract';
import type { ReactNode } from 'react';
import type { ScreenSize } from './screen-size.ts';

export interface SyncProgressProps {
  readonly size: ScreenSize;
  readonly view: SyncRunning;
  readonly onCancel: () => void;
}

export function SyncProgress({ view }: SyncProgressProps): ReactNode {
  return view.step;
}
