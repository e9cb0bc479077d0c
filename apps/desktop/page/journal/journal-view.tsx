/** The journal of syncs, or what one of them changed. */
import { JournalList, JournalSession, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { PlainView } from '../shell/plain-view.tsx';

interface JournalViewProps {
  /** Null: all of them. */
  readonly session: number | null;
  readonly onOpen: (session: number | null) => void;
}

export function JournalView({ session, onOpen }: JournalViewProps): ReactNode {
  const { journal } = useTexts();
  return (
    <PlainView title={journal.title} intro={journal.intro}>
      {session === null
        ? <JournalList size="pc" onOpen={onOpen} />
        : <JournalSession key={session} size="pc" session={session} onBack={() => onOpen(null)} />}
    </PlainView>
  );
}
