/** On the first screen: why the book of last time is not there, and the one way to have it, or its work, again. */
import { AlertStrip, Button, formatCount, useEngine, useLanguage, useQuery, useTexts } from '@tandem/ui/first-load';
import type { DamagedBook } from '@tandem/contract';
import { useState, type ReactNode } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { useNavigation } from '../navigation/navigation.tsx';

export function BookGone({ damaged }: { readonly damaged: DamagedBook | null }): ReactNode {
  return damaged === null ? <KeptWork /> : <Damaged damaged={damaged} />;
}

function KeptWork(): ReactNode {
  const { secondCopy: words } = useTexts();
  const language = useLanguage();
  const { isWorking, run } = useAct();
  const { go } = useNavigation();
  const found = useQuery('second-copy', {})?.found ?? null;
  if (found === null) return null;
  const restore = async (): Promise<void> => {
    if (await run('restore-second-copy')) go({ kind: 'accounts' });
  };
  return (
    <>
      <AlertStrip kind="warn">{words.found(found.entries, formatCount(found.entries, language))}</AlertStrip>
      <Button kind="main" isDisabled={isWorking} onClick={() => void restore()}>
        {isWorking ? words.restoring : words.restore}
      </Button>
      <p className="start__note">{words.restoreNote}</p>
    </>
  );
}

function Damaged({ damaged: { reason, hasBackup } }: { readonly damaged: DamagedBook }): ReactNode {
  const { secondCopy: words } = useTexts();
  const { isWorking, run } = useAct();
  const { go } = useNavigation();
  return (
    <>
      <AlertStrip kind="bad" icon="warn">{words.damaged[reason]}</AlertStrip>
      {(reason === 'damaged' || reason === 'not-a-book') && (
        <Button kind="main" isDisabled={isWorking} onClick={() => void run('mend-book')}>
          {isWorking ? words.mending : words.mend}
        </Button>
      )}
      {(reason === 'full' || reason === 'storage' || reason === 'in-use') && (
        <Button kind="main" onClick={() => location.reload()}>{words.retry}</Button>
      )}
      {hasBackup && <Button kind="plain" onClick={() => go({ kind: 'backups' })}>{words.backups}</Button>}
    </>
  );
}

/** True once it is done; what failed is told below. */
function useAct(): {
  readonly isWorking: boolean; readonly run: (name: 'restore-second-copy' | 'mend-book') => Promise<boolean>;
} {
  const engine = useEngine();
  const { tellFailure } = useSaving();
  const [isWorking, setIsWorking] = useState(false);
  return {
    isWorking,
    run: async (name) => {
      setIsWorking(true);
      const answer = await engine.command(name, {});
      if (!answer.ok) tellFailure(answer.error);
      setIsWorking(false);
      return answer.ok;
    },
  };
}
