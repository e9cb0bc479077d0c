/** Gives the engine a code that was scanned or typed. What becomes of it is the view of the sync. */
import { useEngine } from '@tandem/ui';
import { useCallback, useState } from 'react';
import type { SaveFailure } from '../entry/waiting-entries.ts';

export interface JoinSync {
  /** Undefined once the engine has taken the code. */
  readonly join: (code: string) => Promise<SaveFailure | undefined>;
  readonly isJoining: boolean;
}

export function useJoinSync(): JoinSync {
  const engine = useEngine();
  const [isJoining, setIsJoining] = useState(false);
  const join = useCallback(async (code: string) => {
    setIsJoining(true);
    // The report of the sync before, if it was left open.
    await engine.command('close-sync', {});
    const answer = await engine.command('join-sync', { code: code.trim() });
    setIsJoining(false);
    return answer.ok ? undefined : answer.error;
  }, [engine]);
  return { join, isJoining };
}
