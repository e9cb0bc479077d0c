/**
 * Whatever a sync is at, from the first call to the report: the same on both devices. It sends its own commands; what
 * comes before (the PC's code, the phone's camera) and the frame round it are the caller's.
 */
import type { SyncShowingCode, SyncView } from '@tandem/contract';
import type { ReactNode } from 'react';
import { useEngine } from '../engine.tsx';
import { useTexts } from '../language.tsx';
import type { SyncTexts } from '../messages/sync-messages.ts';
import type { ScreenSize } from './screen-size.ts';
import { SyncConfirm } from './sync-confirm.tsx';
import { SyncQuestion, questionTitle } from './sync-question.tsx';
import { SyncProgress } from './sync-progress.tsx';
import { SyncReport } from './sync-report.tsx';
import { SyncWaiting } from './sync-waiting.tsx';

export type SyncStageView = Exclude<SyncView, { readonly kind: 'idle' } | SyncShowingCode>;

export interface SyncStageProps {
  readonly size: ScreenSize;
  readonly view: SyncStageView;
  readonly onClose: () => void;
  readonly onRetry: () => void;
  readonly onShowConflicts: () => void;
  /** The lines of this sync; where there is no journal to be shown, nothing leads there. */
  readonly onShowJournal?: (session: number) => void;
}

export function SyncStage({
  size, view, onClose, onRetry, onShowConflicts, onShowJournal,
}: SyncStageProps): ReactNode {
  const engine = useEngine();
  const { sync } = useTexts();
  const cancel = (): void => void engine.command('cancel-sync', {});
  switch (view.kind) {
    case 'connecting': return <SyncWaiting size={size} sentence={sync.progress.connecting[size]} onCancel={cancel} />;
    case 'waiting-turn':
      return <SyncWaiting size={size} sentence={sync.progress.waitingTurn(view.peerName)} onCancel={cancel} />;
    case 'confirming':
      return (
        <SyncConfirm
          size={size} view={view}
          onAnswer={(areSame) => void engine.command('answer-digits', { areSame })}
        />
      );
    case 'running': return <SyncProgress size={size} view={view} onCancel={cancel} />;
    case 'asking':
      return (
        <SyncQuestion
          key={view.question.kind} size={size} question={view.question} peer={view.peerName} onCancel={cancel}
          onAnswer={(answer) => void engine.command('answer-question', { answer })}
        />
      );
    case 'asked-there':
      return <SyncWaiting size={size} sentence={sync.question.askedThere(view.peerName)} onCancel={cancel} />;
    case 'ended':
      return (
        <SyncReport
          size={size} end={view.end} peerName={view.peerName} onClose={onClose} onRetry={onRetry}
          onShowConflicts={onShowConflicts} {...(onShowJournal !== undefined && { onShowJournal })}
          onUndo={() => engine.command('undo-sync', {})}
        />
      );
  }
}

/** Of the dialog on the PC, of the bar on the phone. */
export function syncStageTitle(sync: SyncTexts, size: ScreenSize, view: SyncStageView): string {
  switch (view.kind) {
    case 'connecting': case 'waiting-turn': case 'asked-there': return sync.title;
    case 'asking': return questionTitle(sync, view.question);
    case 'confirming': return sync.confirm.title;
    case 'running': return size === 'pc' ? sync.progress.titleWith(view.peerName) : sync.title;
    case 'ended': return view.end.kind === 'identical' ? sync.report.title : sync.title;
  }
}
