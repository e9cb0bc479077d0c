/** No book yet: four ways to begin, the language, one promise. */
import {
  AlertStrip, describeFailure, FocusedButton, formatMoment, Icon, Link, Segments, useEngine, useLanguage, useQuery,
  useTexts, type ShownFailure,
} from '@tandem/ui';
import type { DamagedBook, MendView } from '@tandem/contract';
import { useState, type ReactNode } from 'react';
import { BackupDialogs } from '../backup/backup-dialogs.tsx';
import { useFileDrop } from '../import/file-drop.tsx';
import { AboutDialog } from '../shell/help-dialogs.tsx';
import { SyncWindow } from '../sync/sync-window.tsx';
import { FirstStartKeys } from './first-start-keys.tsx';
import { FirstStartMenu } from './first-start-menu.tsx';
import { useMending, type Mending } from '../backup/use-mending.ts';
import { WayList } from './way-list.tsx';
import './first-start.css';

interface FirstStartProps {
  readonly onMended: (mended: MendView) => void;
}

export function FirstStart({ onMended }: FirstStartProps): ReactNode {
  const engine = useEngine();
  const texts = useTexts();
  const book = useQuery('book', {});
  const { chooseFile, outlet } = useFileDrop();
  const [opened, setOpened] = useState<'nothing' | 'sync' | 'restore' | 'about'>('nothing');
  const [failure, setFailure] = useState<ShownFailure | undefined>(undefined);
  const words = texts.firstStart;
  const mending = useMending(onMended);
  const damaged = book?.kind === 'none' ? book.damaged : null;

  const shownFailure = failure ?? mending.failure;

  async function createBook(): Promise<void> {
    const answer = await engine.command('create-book', {});
    setFailure(answer.ok ? undefined : answer.error);
  }

  return (
    <div className="first-start">
      <FirstStartMenu
        onCreate={() => void createBook()} onImport={chooseFile} onSync={() => setOpened('sync')}
        onRestore={() => setOpened('restore')} onAbout={() => setOpened('about')}
      />
      <main className="first-start__main">
        <div className="first-start__column">
          {damaged !== null && (
            <DamagedStrip damaged={damaged} mending={mending} onRestore={() => setOpened('restore')} />
          )}
          {shownFailure !== undefined && (
            <AlertStrip kind="bad" icon="warn">{describeFailure(texts, shownFailure)}</AlertStrip>
          )}
          {outlet}
          <Heading />
          <p className="first-start__question">{words.question}</p>
          <WayList
            label={words.ways}
            ways={[
              { icon: 'book', ...words.create, onChoose: () => void createBook() },
              { icon: 'import', ...words.fromBank, onChoose: chooseFile },
              { icon: 'phone', ...words.fromPhone, onChoose: () => setOpened('sync') },
              { icon: 'restore', ...words.restore, onChoose: () => setOpened('restore') },
            ]}
          />
          <p className="first-start__promise"><Icon name="lock" size={16} /><span>{words.promise}</span></p>
        </div>
      </main>
      <FirstStartKeys />
      <SyncWindow isOpen={opened === 'sync'} onClose={() => setOpened('nothing')} onShowConflicts={() => {}} />
      <BackupDialogs open={opened === 'restore' ? 'restore' : null} onClose={() => setOpened('nothing')}
        onMended={onMended} />
      {opened === 'about' && <AboutDialog onClose={() => setOpened('nothing')} />}
    </div>
  );
}

function Heading(): ReactNode {
  const engine = useEngine();
  const language = useLanguage();
  const { firstStart: words } = useTexts();
  return (
    <div className="first-start__heading">
      <h1 className="first-start__name">
        <Icon name="mark" size={24} />
        Tandem
      </h1>
      <Segments
        label={words.language} value={language}
        options={[{ value: 'fr', label: 'Français' }, { value: 'en', label: 'English' }]}
        onChange={(chosen) => void engine.command('set-preferences', { language: chosen })}
      />
    </div>
  );
}

interface DamagedStripProps {
  readonly damaged: DamagedBook;
  readonly mending: Mending;
  readonly onRestore: () => void;
}

/** Where it can be mended, Enter by habit mends, and begins nothing new beside what is damaged. */
function DamagedStrip({ damaged, mending, onRestore }: DamagedStripProps): ReactNode {
  const { firstStart: words, backup: { mend } } = useTexts();
  const language = useLanguage();
  const { reason, newestBackup } = damaged;
  const isMendable = reason === 'damaged' || reason === 'not-a-book';
  const isRestorable = damaged.hasBackup && (isMendable || reason === 'storage');
  if (mending.isWorking) {
    return <AlertStrip kind="info"><span role="status">{mend.working}</span></AlertStrip>;
  }
  return (
    <AlertStrip
      kind="bad" icon="warn"
      action={
        <>
          {isMendable && <FocusedButton kind="plain" onClick={() => void mending.mend()}>{mend.act}</FocusedButton>}
          {isRestorable && <Link onClick={onRestore}>{words.restoreLast}</Link>}
        </>
      }
    >
      <p>{words.damaged[reason](damaged.name)}</p>
      {isMendable && (
        <p>{newestBackup === null ? mend.offerAlone : mend.offer(formatMoment(newestBackup.wallMs, language))}</p>
      )}
    </AlertStrip>
  );
}
