/** Over the accounts of a book that was begun with its second copy: balances are whole after a sync alone. */
import { AlertStrip, Button, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';

export function RestoredStrip(): ReactNode {
  const { secondCopy: words } = useTexts();
  const { go } = useNavigation();
  if (useQuery('second-copy', {})?.isOnlyRestored !== true) return null;
  return (
    <AlertStrip kind="warn" action={<Button kind="plain" onClick={() => go({ kind: 'sync' })}>{words.sync}</Button>}>
      {words.onlyRestored}
    </AlertStrip>
  );
}
