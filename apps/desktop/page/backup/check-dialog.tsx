/** Vérification: the whole book is read and counted again, and the result said in words. */
import type { CheckView } from '@tandem/contract';
import {
  AlertStrip, Button, describeFailure, Dialog, formatCount, isSingular, Spinner, useLanguage, useTexts,
} from '@tandem/ui';
import { useEffect, useRef, type ReactNode } from 'react';
import { useCommand } from './command-state.ts';
import './backup.css';

export function CheckDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const texts = useTexts();
  const { backup: { check: words, close } } = texts;
  const { state, run } = useCommand('check-book');
  // oxlint-disable-next-line react/exhaustive-deps -- once, as the dialog opens
  useEffect(() => void run({}), []);
  const closeRef = useRef<HTMLButtonElement>(null);
  const isWorking = state.kind === 'idle' || state.kind === 'working';
  return (
    <Dialog
      title={words.title} open onClose={onClose} width={520} initialFocus={closeRef}
      footer={
        <>
          <Button kind="plain" isDisabled={isWorking} onClick={() => void run({})}>{words.again}</Button>
          <Button ref={closeRef} kind="main" onClick={onClose}>{close}</Button>
        </>
      }
    >
      <div className="backup" role="status">
        {isWorking && <p className="backup__working"><Spinner /><span>{words.working}</span></p>}
        {state.kind === 'failed' && (
          <AlertStrip kind="bad" icon="warn">{describeFailure(texts, state.failure)}</AlertStrip>
        )}
        {state.kind === 'done' && <Result check={state.value} />}
      </div>
    </Dialog>
  );
}

function Result({ check }: { readonly check: CheckView }): ReactNode {
  const language = useLanguage();
  const { backup: { check: words } } = useTexts();
  const faults = check.faults.length;
  return (
    <>
      {faults === 0
        ? <AlertStrip kind="ok" icon="check"><strong>{words.sound}</strong> {words.soundNote}</AlertStrip>
        : (
          <AlertStrip kind="bad" icon="warn">
            <strong>{words.faults(formatCount(faults, language), isSingular(faults, language))}</strong>
            {` ${words.faultsNote}`}
          </AlertStrip>
        )}
      <Findings findings={check.faults} />
      <p className="backup__counts">
        {words.accounts(formatCount(check.accounts, language), isSingular(check.accounts, language))}
        {' · '}
        {words.entries(formatCount(check.entries, language), isSingular(check.entries, language))}
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
