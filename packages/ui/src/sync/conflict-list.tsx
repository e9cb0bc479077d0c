/** Records that changed on both devices: the value that is shown, and the one that is set aside. */
import type { ConflictView } from '@tandem/contract';
import type { ReactNode } from 'react';
import type { ScreenSize } from './screen-size.ts';

export interface ConflictListProps {
  readonly size: ScreenSize;
  readonly conflicts: readonly ConflictView[];
}

export function ConflictList({ conflicts }: ConflictListProps): ReactNode {
  return conflicts.length;
}
