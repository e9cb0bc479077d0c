/**
 * The parts of the page without a program behind them, for the tests: `tandem.tell` says what a query answers,
 * `tandem.commands` holds what the screen has asked for.
 */
import { EngineClient } from '@tandem/contract';
import {
  EngineProvider, FocusedButton, LanguageProvider, SyncStage, syncStageTitle, useQuery, useTexts,
} from '@tandem/ui';
import '@tandem/ui/styles.css';
import { useState, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { BackupDialogs } from '../backup/backup-dialogs.tsx';
import { MendDialog } from '../backup/mend-dialog.tsx';
import { BinView } from '../bin/bin-view.tsx';
import { ConflictsView } from '../conflicts/conflicts-view.tsx';
import { DevicesDialog } from '../devices/devices-dialog.tsx';
import { FirstStart } from '../first-start/first-start.tsx';
import { ImportView } from '../import/import-view.tsx';
import { JournalView } from '../journal/journal-view.tsx';
import { SyncWindow } from './sync-window.tsx';
import { mended } from './views.testing.ts';

interface Sent {
  readonly kind: 'subscribe' | 'unsubscribe' | 'command';
  readonly id: number;
  readonly name: string;
  readonly parameters: unknown;
}

const results = new Map<string, unknown>();
const subscriptions = new Map<number, string>();
const answers = new Map<string, unknown>();
const commands: { readonly name: string; readonly parameters: unknown }[] = [];
let answer: (message: unknown) => void = () => {};

const client = new EngineClient({
  send(message) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what our own EngineClient sends
    const { kind, id, name, parameters } = message as Sent;
    switch (kind) {
      case 'subscribe':
        subscriptions.set(id, name);
        if (results.has(name)) queueMicrotask(() => answer({ kind: 'result', id, value: results.get(name) }));
        break;
      case 'unsubscribe': subscriptions.delete(id); break;
      case 'command':
        commands.push({ name, parameters });
        queueMicrotask(() => answer(answers.get(name) === undefined
          ? { kind: 'done', id, value: { isDone: true } } : { ...Object(answers.get(name)), id }));
        break;
    }
  },
  onMessage(listener) {
    answer = listener;
  },
  onClosed() {},
});

function tell(name: string, value: unknown): void {
  results.set(name, value);
  for (const [id, subscribed] of subscriptions) {
    if (subscribed === name) flushSync(() => answer({ kind: 'result', id, value }));
  }
}

let root: Root | undefined;

/** Anew each time, so that what one part remembers does not meet the next. */
function show(part: string, language: 'fr' | 'en'): void {
  root?.unmount();
  const place = document.querySelector('#page');
  if (place === null) throw new Error('no place');
  root = createRoot(place);
  root.render(
    <EngineProvider client={client}>
      <LanguageProvider language={language}>{partOf(part)}</LanguageProvider>
    </EngineProvider>,
  );
}

function close(): void {
  commands.push({ name: 'close', parameters: {} });
}

function partOf(part: string): ReactNode {
  switch (part) {
    case 'sync-window':
      return <OpenedSync />;
    case 'phone-stage': return <PhoneStage />;
    case 'first-start': return <FirstStart onMended={() => commands.push({ name: 'mended', parameters: {} })} />;
    case 'import': return <main><ImportView /></main>;
    case 'conflicts': return <main><ConflictsView recordId={undefined} /></main>;
    case 'journal': return <main><JournalView session={null} onOpen={() => {}} /></main>;
    case 'journal-session': return <main><JournalView session={7} onOpen={close} /></main>;
    case 'bin': return <main><BinView /></main>;
    case 'devices': return <main><DevicesDialog onClose={close} /></main>;
    case 'mended': return <main><MendDialog mended={mended} onClose={close} /></main>;
    case 'back-up': case 'restore': case 'check': case 'settings':
      return <main><BackupDialogs open={part} onClose={close} onMended={close} /></main>;
    default: throw new Error(`no part ${part}`);
  }
}

function PhoneStage(): ReactNode {
  const { sync } = useTexts();
  const view = useQuery('sync', {});
  if (view === undefined || view.kind === 'idle' || view.kind === 'showing-code') return null;
  return (
    <main style={{ display: 'flex', flexDirection: 'column', minBlockSize: '100vh' }}>
      <h1>{syncStageTitle(sync, 'phone', view)}</h1>
      <SyncStage size="phone" view={view} onClose={() => {}} onRetry={() => {}} onShowConflicts={() => {}} />
    </main>
  );
}

/** Opened by a button, to which the focus has to come back. */
function OpenedSync(): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <main>
      <FocusedButton onClick={() => setIsOpen(true)}>open</FocusedButton>
      <SyncWindow isOpen={isOpen} onShowConflicts={() => {}} onShowJournal={() => {}} onClose={() => {
        close();
        setIsOpen(false);
      }} />
    </main>
  );
}

Object.assign(globalThis, { tandem: { tell, show, commands, answers } });
