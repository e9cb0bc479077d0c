/** Vérification: the whole book is read and counted again, the result said in words, and a damaged book mended. */
import type { CheckView, MendView } from '@tandem/contract';
import {
  AlertStrip, Button, describeFailure, Dialog, formatCount, isSingular, Spinner, useCommand, useLanguage, useTexts,
} from '@tandem/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { useMending } from './use-mending.ts';
import './backup.css';

interface CheckDialogProps {
  readonly onClose: () => void;
  readonly onMended: (mended: MendView) => void;
}

export function CheckDialog({ onClose, onMended }: CheckDialogProps): ReactNode {
  const texts = useTexts();
  const { backup: { check: words, mend, close } } = texts;
  const { state, run } = useCommand('check-book');
  const mending = useMending(onMended);
  // oxlint-disable-next-line react/exhaustive-deps -- once, as the dialog opens
  useEffect(() => void run({}), []);
  const closeRef = useRef<HTMLButtonElement>(null);
  const isChecking = state.kind === 'idle' || state.kind === 'working';
  const isWorking = isChecking || mending.isWorking;
  const failure = mending.failure ?? (state.kind === 'failed' ? state.failure : undefined);
  return (
    <Dialog
      title={words.title} open onClose={onClose} width={520} initialFocus={closeRef}
      footer={
        <>
          {isMendable(state.kind === 'done' ? state.value : undefined) && (
            <Button kind="danger" isDisabled={isWorking} onClick={() => void mending.mend()}>{mend.act}</Button>
          )}
          <Button kind="plain" isDisabled={isWorking} onClick={() => void run({})}>{words.again}</Button>
          <Button ref={closeRef} kind="main" onClick={onClose}>{close}</Button>
        </>
      }
    >
      <div className="backup" role="status">
        {isWorking && (
          <p className="backup__working"><Spinner /><span>{isChecking ? words.working : mend.working}</span></p>
        )}
        {failure !== undefined && <AlertStrip kind="bad" icon="warn">{describeFailure(texts, failure)}</AlertStrip>}
        {state.kind === 'done' && <Result check={state.value} />}
      </div>
    </Dialog>
  );
}

/** Of a file that is damaged, or its tables: other faults are of records, and a copy of it would have them, too. */
function isMendable(check: CheckView | undefined): boolean {
  return check?.faults.some(({ kind }) => kind === 'damaged-file' || kind === 'changed-tables') === true;
}

function Result({ check }: { readonly check: CheckView }): ReactNode {
  const language = useLanguage();
  const { backup: { check: words } } = useTexts();
  const faults = check.faults.length;
  const said = (count: number): readonly [string, boolean] =>
    [formatCount(count, language), isSingular(count, language)];
  return (
    <>
      {faults === 0
        ? <AlertStrip kind="ok" icon="check"><strong>{words.sound}</strong> {words.soundNote}</AlertStrip>
        : (
          <AlertStrip kind="bad" icon="warn">
            <strong>{words.faults(...said(faults))}</strong>
            {` ${words.faultsNote}`}
          </AlertStrip>
        )}
      <Findings findings={check.faults} />
      {check.mended > 0 && <AlertStrip kind="info">{words.mended(...said(check.mended))}</AlertStrip>}
      {check.setAside > 0 && <AlertStrip kind="warn">{words.setAside(...said(check.setAside))}</AlertStrip>}
      <p className="backup__counts">
        {words.accounts(...said(check.accounts))}
        {' · '}
        {words.entries(...said(check.entries))}
      </p>
      {check.fingerprint === null
        ? <p className="backup__note">{words.noFingerprint}</p>
        : <p className="backup__fingerprint"><span>{words.fingerprint}</span> <code>{check.fingerprint}</code></p>}
      {check.oddities.length > 0 && <h3 className="backup__heading">{words.toLookAt}</h3>}
      <Findings findings={check.oddities} />
    </>
  );
}

function Findings({ findings }: { readonly findings: CheckView['faults'] }): ReactNode {
  const language = useLanguage();
  const { backup: { check: words } } = useTexts();
  if (findings.length === 0) return null;
  return (
    <ul className="backup__findings">
      {findings.map(({ kind, count }) => (
        <li key={kind}>
          <span>{words.finding[kind] ?? words.otherFinding}</span>
          <span className="backup__figure">{formatCount(count, language)}</span>
        </li>
      ))}
    </ul>
  );
}
