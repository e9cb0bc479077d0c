/** Clearing from a list: one touch, and another one takes it back. */
import type { RegisterRowView } from '@tandem/contract';
import { useEngine } from '@tandem/ui';
import { useCallback } from 'react';
import { useSaving } from '../entry/saving.tsx';

export function useStatusToggle(): (row: RegisterRowView) => void {
  const engine = useEngine();
  const { dismiss, tellFailure } = useSaving();
  return useCallback(({ entryId, leg, status }: RegisterRowView) => {
    const next = status === 'cleared' ? 'uncleared' : 'cleared';
    const send = async (): Promise<void> => {
      const answer = await engine.command('set-status', { entries: [{ entryId, leg }], status: next });
      // The mark itself says that it is done. What the strip offers to undo is no longer the last act.
      if (answer.ok) dismiss();
      else tellFailure(answer.error);
    };
    void send();
  }, [dismiss, engine, tellFailure]);
}
