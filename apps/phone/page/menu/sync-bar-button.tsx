/** [Synchronisation] in a bar: one touch from the first screen, with the count of changes that wait. */
import { formatCount, useLanguage, useQuery, useTexts } from '@tandem/ui/first-load';
import type { ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import { BarButton } from '../screen/screen.tsx';

const badgeMax = 99;

export function SyncBarButton(): ReactNode {
  const { phone } = useTexts();
  const language = useLanguage();
  const { go } = useNavigation();
  const waiting = useQuery('sync-summary', {})?.waitingChanges ?? 0;
  const changes = waiting === 0
    ? phone.menu.upToDate
    : phone.menu.changes(waiting, formatCount(waiting, language));
  return (
    <BarButton
      icon="sync" label={waiting === 0 ? phone.menu.sync : phone.syncButton(changes)}
      onPress={() => go({ kind: 'sync' })}
      {...(waiting > 0 && { badge: waiting > badgeMax ? `${badgeMax}+` : String(waiting) })}
    />
  );
}
