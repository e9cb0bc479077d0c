/** The app that a PC has handed over brings the PC's pairing code: at the first start it leads to the six digits. */
import { useEffect, useEffectEvent } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { shell } from '../shell/shell.ts';
import { useJoinSync } from '../sync/join-sync.ts';

export function useInvitation(): void {
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
  useEffect(() => void accept(), []);
}
