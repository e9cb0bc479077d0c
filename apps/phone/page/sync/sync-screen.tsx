/** Where a sync is: before it the two ways to read the PC's code, then whatever it is at, then its report. */
import { Button, Icon, Sentence, SyncStage, syncStageTitle, useEngine, useQuery, useTexts } from '@tandem/ui';
import type { SyncView } from '@tandem/contract';
import { useState, type ReactNode } from 'react';
import { LastSync, SyncState } from '../menu/sync-state.tsx';
import { useBackGuard, useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import { forgetCodeText, lastCode } from './last-code.ts';
import { LeaveQuestion } from './leave-question.tsx';
import { useAwakeScreen } from './awake-screen.ts';
import { PcReachStrip } from './pc-reach-strip.tsx';
import './sync-screen.css';

export function SyncScreen(): ReactNode {
  const { sync } = useTexts();
  const engine = useEngine();
  const { go, back, replace } = useNavigation();
  const view = useQuery('sync', {});
  const [isLeaving, setIsLeaving] = useState(false);
  const isBusy = view !== undefined && isUnderWay(view);
  useAwakeScreen(isBusy);
  // A second time it closes the question, as it closes whatever lies over a screen.
  useBackGuard(isBusy, () => setIsLeaving((was) => !was));

  if (view === undefined || view.kind === 'idle' || view.kind === 'showing-code') return <SyncStart />;

  const leave = async (): Promise<void> => {
    // Both are safe at any moment, and do nothing where there is nothing to do.
    if (isUnderWay(view)) await engine.command('cancel-sync', {});
    await engine.command('close-sync', {});
    forgetCodeText();
    back();
  };
  const retry = async (): Promise<void> => {
    await engine.command('close-sync', {});
    if (view.kind !== 'ended' || view.end.kind !== 'bad-code') forgetCodeText();
    go({ kind: lastCode().kind === 'typed' ? 'type-code' : 'scan' });
  };
  const showConflicts = async (): Promise<void> => {
    await engine.command('close-sync', {});
    replace({ kind: 'conflicts' });
  };
  const showJournal = async (session: number): Promise<void> => {
    await engine.command('close-sync', {});
    replace({ kind: 'journal-session', session });
  };
  return (
    <Screen
      title={syncStageTitle(sync, 'phone', view)} leading="close" body="plain" hasNotice={false}
      onLeading={() => (isUnderWay(view) ? setIsLeaving(true) : void leave())}
    >
      <SyncStage
        size="phone" view={view} onClose={() => void leave()} onRetry={() => void retry()}
        onShowConflicts={() => void showConflicts()} onShowJournal={(session) => void showJournal(session)}
      />
      <LeaveQuestion isOpen={isLeaving && isUnderWay(view)} onStay={() => setIsLeaving(false)} onLeave={leave} />
    </Screen>
  );
}

export function isUnderWay(view: SyncView): boolean {
  switch (view.kind) {
    case 'connecting': case 'confirming': case 'waiting-turn': case 'running': case 'asking':
    case 'asked-there': return true;
    case 'idle': case 'showing-code': case 'ended': return false;
  }
}

function SyncStart(): ReactNode {
  const { phone, phoneSync, sync } = useTexts();
  const { go } = useNavigation();
  const summary = useQuery('sync-summary', {});
  const book = useQuery('book', {});
  return (
    <Screen
      title={summary?.isPaired === false ? phone.menu.linkToPc : sync.title} leading="back"
      footer={(
        <div className="sync-start__acts">
          <Button kind="main" icon="qr" onClick={() => go({ kind: 'scan' })}>{phoneSync.scan}</Button>
          <Button kind="plain" icon="keyboard" onClick={() => go({ kind: 'type-code' })}>{phoneSync.typeCode}</Button>
        </div>
      )}
    >
      <PcReachStrip />
      <div className="sync-start__devices" aria-hidden="true">
        <Icon name="phone" size={24} /><span className="sync-start__line" /><Icon name="pc" size={24} />
      </div>
      <ol className="sync-start__steps">
        {phoneSync.startSteps.map((step, index) => (
          <li key={step} className="sync-start__step">
            <span className="sync-start__number" aria-hidden="true">{index + 1}</span>
            <span><Sentence text={step} /></span>
          </li>
        ))}
      </ol>
      {summary !== undefined && summary.lastMs !== null && (
        <div className="sync-start__last"><SyncState /><LastSync /></div>
      )}
      {book?.kind === 'open' && <p className="sync-start__note">{phoneSync.safety}</p>}
    </Screen>
  );
}
