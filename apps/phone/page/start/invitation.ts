/**
 * The app that a PC has handed over brings the PC's pairing code: at the first start it leads to the six digits. Where
 * a book of this phone is damaged or gone, what becomes of it is asked first, and the code waits.
 */
import type { DamagedBook } from '@tandem/contract';
import { useQuery } from '@tandem/ui/first-load';
import { useEffect, useEffectEvent } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { shell } from '../shell/shell.ts';
import { useJoinSync } from '../sync/join-sync.ts';

export function useInvitation(damaged: DamagedBook | null): void {
  const secondCopy = useQuery('second-copy', {});
  const isFirstStart = damaged === null && secondCopy !== undefined && (secondCopy?.found ?? null) === null;
  const { go } = useNavigation();
  const { join } = useJoinSync();
  const { tellFailure } = useSaving();
  const accept = useEffectEvent(async () => {
    const answer = await shell?.call('takeInvitation', {});
    if (answer?.ok !== true || answer.value.code === null) return;
    const failure = await join(answer.value.code);
    if (failure === undefined) go({ kind: 'sync' });
    else tellFailure(failure);
  });
  useEffect(() => {
    if (isFirstStart) void accept();
  }, [isFirstStart]);
}
