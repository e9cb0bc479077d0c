/** Clearing from a list: one touch, and another one takes it back. */
import type { RegisterRowView } from '@tandem/contract';
import { useEngine } from '@tandem/ui';
import { useCallback } from 'react';
import { useSaving } from '../entry/saving.tsx';

export function useStatusToggle(): (row: RegisterRowView) => void {
  const engine = useEngine();
  const { tellFailure } = useSaving();
  return useCallback(({ entryId, leg, status }: RegisterRowView) => {
    const next = status === 'cleared' ? 'uncleared' : 'cleared';
    void engine.command('set-status', { entries: [{ entryId, leg }], status: next }).then((answer) => {
      // The mark itself says that it is done; the same touch takes it back.
      if (!answer.ok) tellFailure(answer.error);
    });
  }, [engine, tellFailure]);
}
