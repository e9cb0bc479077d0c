/** The first start on this phone: two ways to begin. */
import { Icon, useEngine, useLanguage, useQuery, useTexts, type IconName } from '@tandem/ui/first-load';
import type { BookView } from '@tandem/contract';
import { useState, type ReactNode } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { NoticeStrip } from '../screen/notice-strip.tsx';
import { BookGone } from './book-gone.tsx';
import { useInvitation } from './invitation.ts';
import './start-screen.css';

export interface StartScreenProps {
  readonly damaged: Extract<BookView, { kind: 'none' }>['damaged'];
}

export function StartScreen({ damaged }: StartScreenProps): ReactNode {
  const { phone: { start, settings }, books } = useTexts();
  const others = (useQuery('books', {})?.books.length ?? 1) - 1;
  const engine = useEngine();
  const language = useLanguage();
  const { go } = useNavigation();
  const { tellFailure } = useSaving();
  useInvitation(damaged);
  const [isCreating, setIsCreating] = useState(false);
  const otherLanguage = language === 'fr' ? 'en' : 'fr';

  const create = async (): Promise<void> => {
    setIsCreating(true);
    const answer = await engine.command('create-book', {});
    if (!answer.ok) tellFailure(answer.error);
    setIsCreating(false);
  };

  return (
    <div className="start">
      <header className="start__head">
        <span className="start__mark" aria-hidden="true" />
        <span className="start__name">Tandem</span>
        <button
          type="button" className="start__language" lang={otherLanguage}
          onClick={() => void engine.command('set-preferences', { language: otherLanguage })}
        >
          {settings.languages[otherLanguage]}
        </button>
      </header>
      <main className="start__body">
        <BookGone damaged={damaged} />
        <h1 className="start__question">{start.question}</h1>
        <Way icon="qr" title={start.link} note={start.linkNote} isMain onPress={() => go({ kind: 'sync' })} />
        <Way
          icon="book" title={start.here} note={isCreating ? start.creating : start.hereNote} isDisabled={isCreating}
          onPress={() => void create()}
        />
        {others > 0 && (
          <Way icon="list" title={books.others} note={books.othersNote} onPress={() => go({ kind: 'books' })} />
        )}
        <p className="start__promise"><Icon name="shield" size={16} />{start.promise}</p>
      </main>
      <NoticeStrip />
    </div>
  );
}

interface WayProps {
  readonly icon: IconName;
  readonly title: string;
  readonly note: string;
  readonly isMain?: boolean;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
}

function Way({ icon, title, note, isMain = false, isDisabled = false, onPress }: WayProps): ReactNode {
  return (
    <button
      type="button" className={isMain ? 'start__way start__way--main' : 'start__way'} disabled={isDisabled}
      onClick={onPress}
    >
      <Icon name={icon} size={24} />
      <span className="start__way-words">
        <span className="start__way-title">{title}</span>
        <span className="start__way-note">{note}</span>
      </span>
    </button>
  );
}
