/** Clearing from a list: one touch or a swipe, and the strip takes it back. */
import type { RegisterRowView } from '@tandem/contract';
import { useCallback } from 'react';
import { useSaving } from '../entry/saving.tsx';

export function useStatusToggle(): (row: RegisterRowView) => void {
  const { mark } = useSaving();
  return useCallback((row: RegisterRowView) => {
    void mark([row], row.status === 'cleared' ? 'uncleared' : 'cleared');
  }, [mark]);
}
