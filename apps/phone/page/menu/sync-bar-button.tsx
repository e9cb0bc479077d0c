/** [Synchronisation] in a bar: one touch from the first screen, with the count of changes that wait. */
import { useTexts } from '@tandem/ui/first-load';
import type { ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import { BarButton } from '../screen/screen.tsx';
import { useSyncWords } from './sync-words.ts';

const badgeMax = 99;

export function SyncBarButton(): ReactNode {
  const { phone } = useTexts();
  const { go } = useNavigation();
  const { age, changes, waiting = 0 } = useSyncWords() ?? {};
  // What the icon has no room for is in its name: a long press shows it, and a screen reader says it.
  const words = [age, age !== undefined || waiting > 0 ? changes : undefined].filter((word) => word !== undefined);
  return (
    <BarButton
      icon="sync" label={words.length === 0 ? phone.menu.sync : phone.syncButton(words.join(' · '))}
      onPress={() => go({ kind: 'sync' })}
      {...(waiting > 0 && { badge: waiting > badgeMax ? `${badgeMax}+` : String(waiting) })}
    />
  );
}
