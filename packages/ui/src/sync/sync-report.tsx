/**
 * The end of a sync, whatever it is: the proof and the counts where both devices hold the same, else `SyncProblem`.
 * On the phone it fills the screen under the caller's bar, with its main act at the bottom.
 */
import type { Answer, CommandResults, SyncEndView, SyncIdentical } from '@tandem/contract';
import { useState, type ReactNode } from 'react';
import { AlertStrip } from '../controls/alert-strip.tsx';
import { Button } from '../controls/button.tsx';
import { Link } from '../controls/link.tsx';
import { isSingular } from '../formatting/counted.ts';
import { formatCount } from '../formatting/format-number.ts';
import { formatDuration } from '../formatting/format-duration.ts';
import { Icon } from '../icons/icon.tsx';
import { useLanguage, useTexts } from '../language.tsx';
import { describeFailure, type ShownFailure } from '../messages/failure-messages.ts';
import { FocusedButton } from './focused-button.tsx';
import type { ScreenSize } from './screen-size.ts';
import { SyncChanges } from './sync-changes.tsx';
import { SyncFooter } from './sync-footer.tsx';
import { SyncProblem } from './sync-problem.tsx';
import { SyncProof } from './sync-proof.tsx';
import { SyncUndoQuestion } from './sync-undo-question.tsx';
import { UndoneStrip } from './undone-strip.tsx';
import './sync-report.css';
import './sync.css';

type UndoAnswer = Answer<CommandResults['undo-sync']>;

export interface SyncReportProps {
  readonly size: ScreenSize;
  readonly end: SyncEndView;
  readonly peerName: string | null;
  readonly onClose: () => void;
  /** Sends `undo-sync`; the report asks before, and says what became of it. */
  readonly onUndo: () => Promise<UndoAnswer>;
  readonly onShowConflicts: () => void;
  readonly onShowJournal?: (session: number) => void;
  /** Another try: on the PC a new code, on the phone a new call or scan. */
  readonly onRetry: () => void;
}

export function SyncReport(props: SyncReportProps): ReactNode {
  const { size, end, peerName, onClose, onRetry } = props;
  const { sync } = useTexts();
  if (end.kind !== 'identical') return <SyncProblem size={size} end={end} onClose={onClose} onRetry={onRetry} />;
  return <IdenticalReport {...props} end={end} peer={peerName ?? sync.unnamedPeer[size]} />;
}

type Undo =
  | { readonly kind: 'none' | 'asking' | 'working' }
  | { readonly kind: 'done'; readonly undone: number; readonly kept: number }
  | { readonly kind: 'failed'; readonly failure: ShownFailure };

interface IdenticalReportProps extends Omit<SyncReportProps, 'peerName' | 'onRetry'> {
  readonly end: SyncIdentical;
  readonly peer: string;
}

function IdenticalReport({
  size, end, peer, onClose, onUndo, onShowConflicts, onShowJournal,
}: IdenticalReportProps): ReactNode {
  const { sync } = useTexts();
  const [undo, setUndo] = useState<Undo>({ kind: 'none' });
  const { session } = end;
  const isAsking = undo.kind === 'asking' || undo.kind === 'working';

  async function carryOut(): Promise<void> {
    setUndo({ kind: 'working' });
    const answer = await onUndo();
    setUndo(answer.ok ? { kind: 'done', ...answer.value } : { kind: 'failed', failure: answer.error });
  }

  if (isAsking) {
    return (
      <SyncUndoQuestion
        size={size} peer={peer} isWorking={undo.kind === 'working'}
        onKeep={() => setUndo({ kind: 'none' })} onUndo={() => void carryOut()}
      />
    );
  }
  return (
    <div className={`sync sync--${size} sync-report`}>
      <div className="sync__body">
        <SyncProof end={end} />
        {end.joined !== null && <Joined joined={end.joined} peer={peer} onShow={onShowConflicts} />}
        {end.rows.length === 0
          ? <p className="sync-report__nothing"><strong>{sync.report.nothing}</strong> {sync.report.nothingNote}</p>
          : <SyncChanges size={size} end={end} peer={peer} />}
        <Conflicts count={end.conflicts} onShow={onShowConflicts} />
        {end.clockGapMs !== null && <Clock gapMs={end.clockGapMs} peer={peer} />}
        <UndoResult undo={undo} />
      </div>
      <SyncFooter
        size={size}
        note={end.canUndo && undo.kind !== 'done' && (
          <Button kind="quiet" icon="undo" onClick={() => setUndo({ kind: 'asking' })}>{sync.report.undo}</Button>
        )}
        {...(session !== null && onShowJournal !== undefined && {
          other: <Button kind="plain" onClick={() => onShowJournal(session)}>{sync.report.showJournal}</Button>,
        })}
        main={<FocusedButton kind="main" onClick={onClose}>{sync.close}</FocusedButton>}
      />
    </div>
  );
}

function Conflicts({ count, onShow }: { readonly count: number; readonly onShow: () => void }): ReactNode {
  const language = useLanguage();
  const { report } = useTexts().sync;
  if (count === 0) return null;
  return (
    <AlertStrip kind="warn" icon="conflict" action={<Link onClick={onShow}>{report.showConflicts}</Link>}>
      <strong>{report.conflicts(formatCount(count, language), isSingular(count, language))}</strong>
      {` ${report.conflictsNote}`}
    </AlertStrip>
  );
}

interface JoinedProps {
  readonly joined: NonNullable<SyncIdentical['joined']>;
  readonly peer: string;
  readonly onShow: () => void;
}

function Joined({ joined, peer, onShow }: JoinedProps): ReactNode {
  const language = useLanguage();
  const { report } = useTexts().sync;
  const { how, setAside } = joined;
  return (
    <>
      <p className="sync-report__joined">{report.joined[how](peer)}</p>
      {setAside > 0 && (
        <AlertStrip kind="warn" icon="conflict" action={<Link onClick={onShow}>{report.showSetAside}</Link>}>
          <strong>{report.setAside(formatCount(setAside, language), isSingular(setAside, language))}</strong>
        </AlertStrip>
      )}
    </>
  );
}

function Clock({ gapMs, peer }: { readonly gapMs: number; readonly peer: string }): ReactNode {
  const language = useLanguage();
  const { report } = useTexts().sync;
  const gap = formatDuration(Math.abs(gapMs), language);
  return (
    <p className="sync-report__clock">
      <Icon name="info" size={16} />
      <span>{gapMs > 0 ? report.clockAhead(peer, gap) : report.clockBehind(peer, gap)}</span>
    </p>
  );
}

function UndoResult({ undo }: { readonly undo: Undo }): ReactNode {
  const texts = useTexts();
  switch (undo.kind) {
    case 'none': case 'asking': case 'working': return null;
    case 'failed':
      return <AlertStrip kind="bad" icon="warn">{describeFailure(texts, undo.failure)}</AlertStrip>;
    case 'done': return <UndoneStrip undone={undo.undone} kept={undo.kept} />;
  }
}
