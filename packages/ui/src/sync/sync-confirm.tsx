/** First pairing: both screens show the same six digits. */
import type { SyncConfirming } from '@tandem/contract';
import type { ReactNode } from 'react';
import type { ScreenSize } from './screen-size.ts';

export interface SyncConfirmProps {
  readonly size: ScreenSize;
  readonly view: SyncConfirming;
  readonly onAnswer: (areSame: boolean) => void;
}

export function SyncConfirm({ view }: SyncConfirmProps): ReactNode {
  return view.digits;
}
