/**
 * The sync window of the PC: waits for the phone, follows the sync, reports its end. Opening it shows a code, unless a
 * sync is at something already; closing it stops what is under way, which is safe at any moment.
 */
import type { SyncView } from '@tandem/contract';
import {
  Dialog, SyncStage, syncStageTitle, useEngine, useQuery, useTexts, type ShownFailure,
} from '@tandem/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { NextTurn } from './next-turn.tsx';
import { CodePart, HelpPart, PreparingPart, RefusedPart } from './sync-window-parts.tsx';
import './sync-window.css';

export interface SyncWindowProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onShowConflicts: () => void;
  /** Where a book is open; at the first start there is nothing to be shown. */
  readonly onShowJournal?: (session: number) => void;
}

export function SyncWindow({ isOpen, onClose, onShowConflicts, onShowJournal }: SyncWindowProps): ReactNode {
  const engine = useEngine();
  const { sync } = useTexts();
  const view = useQuery('sync', {});
  const [isHelpShown, setIsHelpShown] = useState(false);
  const [failure, setFailure] = useState<ShownFailure | undefined>(undefined);
  const isBeginning = useRef(false);
  const hasLeft = useRef(false);

  async function begin(): Promise<void> {
    setIsHelpShown(false);
    setFailure(undefined);
    isBeginning.current = true;
    await engine.command('close-sync', {});
    const answer = await engine.command('open-sync', {});
    isBeginning.current = false;
    if (!answer.ok) setFailure(answer.error);
  }

  const kind = view?.kind;
  useEffect(() => {
    if (isOpen) {
      hasLeft.current = false;
      // Perhaps only now, after what the last window left has been closed.
      if (kind === 'idle' && !isBeginning.current) void begin();
    } else if (hasLeft.current && kind === 'ended') {
      // What was stopped on leaving may end after the window has gone.
      void engine.command('close-sync', {});
    }
  // oxlint-disable-next-line react/exhaustive-deps -- what is done depends on these alone
  }, [isOpen, kind]);

  async function leave(): Promise<void> {
    hasLeft.current = true;
    onClose();
    await engine.command('cancel-sync', {});
    await engine.command('close-sync', {});
  }

  /** The cross and Esc: a question is answered with no, what runs is stopped and says so, anything else is left. */
  function dismiss(): void {
    if (isHelpShown && view?.kind === 'showing-code') return setIsHelpShown(false);
    if (view?.kind === 'confirming') void engine.command('answer-digits', { areSame: false });
    else if (view?.kind === 'running' || view?.kind === 'asking') void engine.command('cancel-sync', {});
    else void leave();
  }

  return (
    <Dialog
      title={dialogTitle(view)} open={isOpen} onClose={dismiss} width={dialogWidth(view)}
    >
      {content()}
    </Dialog>
  );

  function dialogTitle(shown: SyncView | undefined): string {
    if (isHelpShown && shown?.kind === 'showing-code') return sync.help.title;
    if (shown === undefined || shown.kind === 'idle' || shown.kind === 'showing-code') return sync.title;
    return syncStageTitle(sync, 'pc', shown);
  }

  function content(): ReactNode {
    if (failure !== undefined) {
      return <RefusedPart failure={failure} onClose={() => void leave()} onRetry={() => void begin()} />;
    }
    if (view === undefined || view.kind === 'idle') return <PreparingPart onCancel={() => void leave()} />;
    if (view.kind !== 'showing-code') {
      return (
        <>
          {'nextTurn' in view && view.nextTurn !== undefined && <NextTurn next={view.nextTurn} />}
          <SyncStage
            size="pc" view={view} onClose={() => void leave()} onRetry={() => void begin()}
            onShowConflicts={() => {
              void leave();
              onShowConflicts();
            }}
            {...(onShowJournal !== undefined && {
              onShowJournal: (session: number) => {
                void leave();
                onShowJournal(session);
              },
            })}
          />
        </>
      );
    }
    return isHelpShown
      ? <HelpPart onBack={() => setIsHelpShown(false)} />
      : <CodePart view={view} onHelp={() => setIsHelpShown(true)} onCancel={() => void leave()} />;
  }
}

function dialogWidth(view: SyncView | undefined): number {
  switch (view?.kind) {
    case undefined: case 'idle': case 'showing-code': return 864;
    case 'ended': return view.end.kind === 'identical' ? 760 : 560;
    case 'connecting': case 'confirming': case 'waiting-turn': case 'running': case 'asked-there': return 560;
    case 'asking': return 640;
  }
}
