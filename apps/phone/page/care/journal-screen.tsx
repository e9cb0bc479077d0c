/** The syncs of this phone, and what one of them changed. */
import { JournalList, JournalSession, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';

export function JournalScreen(): ReactNode {
  const { journal } = useTexts();
  const { go } = useNavigation();
  return (
    <Screen title={journal.title} leading="back" body="plain">
      <JournalList size="phone" onOpen={(session) => go({ kind: 'journal-session', session })} />
    </Screen>
  );
}

export function JournalSessionScreen({ session }: { readonly session: number }): ReactNode {
  const { journal } = useTexts();
  return (
    <Screen title={journal.title} leading="back" body="plain">
      <JournalSession size="phone" session={session} />
    </Screen>
  );
}
