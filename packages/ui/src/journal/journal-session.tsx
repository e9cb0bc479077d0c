/** One sync of the journal: its result, what it changed here line by line, and its undo. */
import type { JournalSessionView } from '@tandem/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useCommand } from '../command-state.ts';
import { AlertStrip } from '../controls/alert-strip.tsx';
import { Button } from '../controls/button.tsx';
import { Dialog } from '../controls/dialog.tsx';
import { useQuery } from '../engine.tsx';
import { formatMoment } from '../formatting/format-day.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { describeFailure } from '../messages/failure-messages.ts';
import { FocusedButton } from '../sync/focused-button.tsx';
import type { ScreenSize } from '../sync/screen-size.ts';
import { SyncUndoQuestion } from '../sync/sync-undo-question.tsx';
import { UndoneStrip } from '../sync/undone-strip.tsx';
import { JournalLines } from './journal-lines.tsx';
import { journalPage } from './journal-list.tsx';
import { countsText, outcomeText, sessionNotes } from './session-texts.ts';
import './journal.css';

export interface JournalSessionProps {
  readonly size: ScreenSize;
  readonly session: number;
  /** On the PC, a button of its own; the phone has it in its bar. */
  readonly onBack?: () => void;
}

export function JournalSession({ size, session, onBack }: JournalSessionProps): ReactNode {
  const texts = useTexts();
  const { journal } = texts;
  const view = useSession(session);
  const undo = useCommand('undo-session');
  const [isAsking, setIsAsking] = useState(false);
  const peer = view?.peerName ?? '';

  const headRef = useRef<HTMLDivElement>(null);
  // Whoever has undone it stands nowhere: the button is gone.
  useEffect(() => {
    if (undo.state.kind === 'done' && !isAsking && view?.isUndone === true) headRef.current?.focus();
  }, [undo.state.kind, isAsking, view?.isUndone]);

  async function carryOut(): Promise<void> {
    await undo.run({ session });
    setIsAsking(false);
  }
  const question = (
    <SyncUndoQuestion size={size} peer={peer} isWorking={undo.state.kind === 'working'}
      onKeep={() => setIsAsking(false)} onUndo={() => void carryOut()} />
  );
  if (isAsking && size === 'phone') return question;
  return (
    <div className={`journal journal--${size}`}>
      {onBack !== undefined && (
        <p className="journal__back">
          <FocusedButton kind="quiet" icon="chevron-left" onClick={onBack}>{journal.back}</FocusedButton>
        </p>
      )}
      {view !== undefined && <SessionHead view={view} />}
      <div ref={headRef} className="journal__undo" tabIndex={-1}>
        {undo.state.kind === 'failed' && (
          <AlertStrip kind="bad">{describeFailure(texts, undo.state.failure)}</AlertStrip>
        )}
        {undo.state.kind === 'done' && <UndoneStrip undone={undo.state.value.undone} kept={undo.state.value.kept} />}
        {view?.canUndo === true && (
          <Button kind="plain" icon="undo" onClick={() => setIsAsking(true)}>{journal.undo}</Button>
        )}
        {view !== undefined && !view.canUndo && !view.isUndone && view.lines > 0 && (
          <p className="journal__note">{journal.cannotUndo}</p>
        )}
      </div>
      <JournalLines session={session} isUndone={view?.isUndone === true} />
      {isAsking && (
        <Dialog title={texts.sync.title} open onClose={() => setIsAsking(false)} width={520}>
          {question}
        </Dialog>
      )}
    </div>
  );
}

/** The journal has no query for one alone; a recent one is on its first pages. */
function useSession(session: number): JournalSessionView | undefined {
  const [offset, setOffset] = useState(0);
  const view = useQuery('journal', { offset, limit: journalPage });
  const found = view?.sessions.find((given) => given.session === session);
  if (view !== undefined && found === undefined && offset + journalPage < view.total) setOffset(offset + journalPage);
  return found;
}

function SessionHead({ view }: { readonly view: JournalSessionView }): ReactNode {
  const language = useLanguage();
  const { journal: texts } = useTexts();
  const title = texts.sessionTitle(formatMoment(view.startedMs, language), view.peerName);
  const facts = [
    {
      key: texts.column.outcome,
      value: [outcomeText(texts, view), ...sessionNotes(texts, view, language)].join(' · '),
    },
    { key: texts.sent(view.peerName), value: countsText(texts, view.sent, language) },
    { key: texts.received(view.peerName), value: countsText(texts, view.received, language) },
  ];
  return (
    <div className="journal__head">
      <h2 className="journal__title">{title}</h2>
      <dl className="journal__facts">
        {facts.map(({ key, value }) => <div key={key}><dt>{key}</dt><dd>{value}</dd></div>)}
      </dl>
    </div>
  );
}
