/** Conflicts are settled and opened again; what became of it is told once. */
import type { Id } from '@tandem/contract';
import { useState } from 'react';
import { useEngine } from '../engine.tsx';
import type { ShownFailure } from '../messages/failure-messages.ts';
import type { SettleHow } from './conflict-choices.ts';

export interface ConflictActs {
  /** Says whether it was done. */
  readonly settle: (conflictIds: readonly Id[], how: SettleHow) => Promise<boolean>;
  readonly reopen: (conflictId: Id) => Promise<boolean>;
  readonly failure: ShownFailure | undefined;
  /** How many the last act has settled. */
  readonly settled: number | undefined;
}

export function useConflictActs(): ConflictActs {
  const engine = useEngine();
  const [failure, setFailure] = useState<ShownFailure>();
  const [settled, setSettled] = useState<number>();
  const [isWorking, setIsWorking] = useState(false);

  return {
    failure, settled,
    async settle(conflictIds, how) {
      if (isWorking || conflictIds.length === 0) return false;
      setIsWorking(true);
      const answer = await engine.command('settle-conflicts', { conflictIds: [...conflictIds], how });
      setIsWorking(false);
      setFailure(answer.ok ? undefined : answer.error);
      setSettled(answer.ok ? answer.value.settled : undefined);
      return answer.ok;
    },
    async reopen(conflictId) {
      const answer = await engine.command('reopen-conflict', { conflictId });
      setFailure(answer.ok ? undefined : answer.error);
      setSettled(undefined);
      return answer.ok;
    },
  };
}
