/** No book yet: four ways to begin, the language, one promise. */
import {
  AlertStrip, describeFailure, Icon, Link, Segments, useEngine, useLanguage, useQuery, useTexts, type ShownFailure,
} from '@tandem/ui';
import type { DamagedBook } from '@tandem/contract';
import { useState, type ReactNode } from 'react';
import { BackupDialogs } from '../backup/backup-dialogs.tsx';
import { useFileDrop } from '../import/file-drop.tsx';
import { AboutDialog } from '../shell/help-dialogs.tsx';
import { SyncWindow } from '../sync/sync-window.tsx';
import { FirstStartKeys } from './first-start-keys.tsx';
import { FirstStartMenu } from './first-start-menu.tsx';
import { WayList } from './way-list.tsx';
import './first-start.css';

export function FirstStart(): ReactNode {
  const engine = useEngine();
  const texts = useTexts();
  const book = useQuery('book', {});
  const { chooseFile, outlet } = useFileDrop();
  const [opened, setOpened] = useState<'nothing' | 'sync' | 'restore' | 'about'>('nothing');
  const [failure, setFailure] = useState<ShownFailure | undefined>(undefined);
  const words = texts.firstStart;
  const damaged = book?.kind === 'none' ? book.damaged : null;

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
          {damaged !== null && <DamagedStrip damaged={damaged} onRestore={() => setOpened('restore')} />}
          {failure !== undefined && <AlertStrip kind="bad" icon="warn">{describeFailure(texts, failure)}</AlertStrip>}
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
      <BackupDialogs open={opened === 'restore' ? 'restore' : null} onClose={() => setOpened('nothing')} />
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
  readonly onRestore: () => void;
}

function DamagedStrip({ damaged, onRestore }: DamagedStripProps): ReactNode {
  const { firstStart: words } = useTexts();
  const isRestorable = damaged.hasBackup && damaged.reason !== 'in-use' && damaged.reason !== 'later-version';
  return (
    <AlertStrip
      kind="bad" icon="warn"
      action={isRestorable ? <Link onClick={onRestore}>{words.restoreLast}</Link> : undefined}
    >
      {words.damaged[damaged.reason](damaged.name)}
    </AlertStrip>
  );
}
