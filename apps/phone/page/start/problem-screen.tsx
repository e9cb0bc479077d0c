/** Why this page has no book: one sentence, one next step. */
import { Button, useTexts } from '@tandem/ui/first-load';
import type { ReactNode } from 'react';
import type { EngineConnection } from '../engine-connection.ts';
import type { EngineState } from '../engine-state.ts';
import './start-screen.css';

export interface ProblemScreenProps {
  readonly state: Exclude<EngineState, { kind: 'opening' | 'open' }>;
  readonly connection: EngineConnection;
}

export function ProblemScreen({ state, connection }: ProblemScreenProps): ReactNode {
  const { phone: { problem } } = useTexts();
  switch (state.kind) {
    case 'other-tab':
      return (
        <Problem
          title={problem.otherTab} act={problem.continueHere} onAct={() => connection.takeOver()}
          note={state.takeOver === 'no-answer' ? problem.noAnswer
            : state.takeOver === 'under-way' ? problem.takingOver : problem.otherTabNote}
          isBusy={state.takeOver === 'under-way'}
        />
      );
    case 'no-storage':
      return (
        <Problem
          title={problem.noStorage} note={problem.noStorageNote} act={problem.retry} onAct={() => connection.retry()}
        />
      );
    case 'storage-full':
      return (
        <Problem
          title={problem.storageFull} note={problem.storageFullNote} act={problem.retry}
          onAct={() => connection.retry()}
        />
      );
    case 'failed':
      return (
        <Problem
          title={problem.failed} note={problem.failedNote} act={problem.retry} onAct={() => connection.retry()}
          detail={state.reason}
        />
      );
  }
}

interface ProblemProps {
  readonly title: string;
  readonly note: string;
  readonly act: string;
  readonly isBusy?: boolean;
  /** For a report, in English. */
  readonly detail?: string;
  readonly onAct: () => void;
}

function Problem({ title, note, act, isBusy = false, detail, onAct }: ProblemProps): ReactNode {
  return (
    <div className="start">
      <main className="start__body start__body--problem">
        <h1 className="start__question">{title}</h1>
        <p className="start__note" role="status">{note}</p>
        {detail !== undefined && <p className="start__detail" lang="en">{detail}</p>}
      </main>
      <footer className="screen__footer">
        <Button kind="main" isDisabled={isBusy} onClick={onAct}>{act}</Button>
      </footer>
    </div>
  );
}
