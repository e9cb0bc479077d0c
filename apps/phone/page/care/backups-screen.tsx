/** Backups of the phone: made by hand, shown, and restored after a look and, where others sync, a question. */
import type { BackupPreview, BackupSource } from '@tandem/contract';
import {
  AlertStrip, asksHow, BackupContents, BackupFault, BackupFileButton, BackupList, Button, describeFailure,
  RestoreQuestion, Spinner, useCommand, useTexts, type CommandState, type RestoreHow,
} from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { Screen } from '../screen/screen.tsx';
import { BackupOut } from './backup-out.tsx';
import './backups-screen.css';

export function BackupsScreen(): ReactNode {
  const { backup: { restore: words, backUp: { act } } } = useTexts();
  const backUp = useCommand('back-up');
  const preview = useCommand('preview-backup');
  const [source, setSource] = useState<BackupSource>();
  const [restored, setRestored] = useState<string>();

  function choose(chosen: BackupSource): void {
    setSource(chosen);
    setRestored(undefined);
    void preview.run(chosen);
  }
  if (source !== undefined && preview.state.kind === 'done') {
    return (
      <RestoreScreen
        source={source} preview={preview.state.value} onBack={preview.forget}
        onRestored={(sentence) => {
          setRestored(sentence);
          preview.forget();
        }}
      />
    );
  }
  const isWorking = backUp.state.kind === 'working' || preview.state.kind === 'working';
  return (
    <Screen
      title={words.kept} leading="back"
      footer={<Button kind="main" isDisabled={isWorking} onClick={() => void backUp.run({})}>{act}</Button>}
    >
      <div className="backups">
        {restored !== undefined && <AlertStrip kind="ok" icon="check">{restored}</AlertStrip>}
        <BackupFault />
        <Made state={backUp.state} />
        <Working state={preview.state} text={words.looking} />
        <BackupList size="phone" isDisabled={isWorking} onChoose={({ name }) => choose({ kind: 'kept', name })} />
        <BackupFileButton isDisabled={isWorking} onChoose={choose} />
      </div>
    </Screen>
  );
}

function Made({ state }: { readonly state: CommandState<unknown> }): ReactNode {
  const { backup: { backUp: words } } = useTexts();
  if (state.kind === 'done') return <AlertStrip kind="ok" icon="check">{words.done}</AlertStrip>;
  return <Working state={state} text={words.working} />;
}

function Working({ state, text }: { readonly state: CommandState<unknown>; readonly text: string }): ReactNode {
  const texts = useTexts();
  if (state.kind === 'failed') {
    return <AlertStrip kind="bad" icon="warn">{describeFailure(texts, state.failure)}</AlertStrip>;
  }
  return state.kind === 'working' && <p className="backups__working" role="status"><Spinner /><span>{text}</span></p>;
}

interface RestoreScreenProps {
  readonly source: BackupSource;
  readonly preview: BackupPreview;
  readonly onBack: () => void;
  readonly onRestored: (sentence: string) => void;
}

function RestoreScreen({ source, preview, onBack, onRestored }: RestoreScreenProps): ReactNode {
  const { backup: { restore: words } } = useTexts();
  const restore = useCommand('restore-backup');
  const [isAsking, setIsAsking] = useState(false);
  const [how, setHow] = useState<RestoreHow>('merge');
  const isToAsk = asksHow(preview) && !isAsking;

  async function carryOut(): Promise<void> {
    await restore.run({ source, how });
  }
  if (restore.state.kind === 'done') {
    const said = words.done(source.name);
    return (
      <Screen
        title={words.title} leading="back" onLeading={() => onRestored(said)}
        footer={<Button kind="main" onClick={() => onRestored(said)}>{words.kept}</Button>}
      >
        <AlertStrip kind="ok" icon="check">{how === 'truth' ? `${said} ${words.doneTruth}` : said}</AlertStrip>
      </Screen>
    );
  }
  const isWorking = restore.state.kind === 'working';
  return (
    <Screen
      title={words.title} leading="back"
      onLeading={() => (isAsking ? setIsAsking(false) : onBack())}
      footer={
        <Button
          kind="danger" isDisabled={isWorking}
          onClick={() => (isToAsk ? setIsAsking(true) : void carryOut())}
        >
          {isToAsk ? words.next : words.act}
        </Button>
      }
    >
      <div className="backups">
        {isAsking
          ? <RestoreQuestion how={how} onChange={setHow} />
          : <BackupContents size="phone" preview={preview} />}
        {source.kind === 'kept' && !isAsking && <BackupOut name={source.name} />}
        <Working state={restore.state} text={words.working} />
      </div>
    </Screen>
  );
}
