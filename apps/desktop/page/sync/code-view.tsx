/** The PC waits: the code to scan, what to do on the phone, where this PC is, the codes to paste and to type. */
import type { SyncShowingCode } from '@tandem/contract';
import { AlertStrip, formatDuration, Link, Sentence, Spinner, useLanguage, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { CopyField } from './copy-field.tsx';
import { useCountdown } from './countdown.ts';
import { QrCode } from './qr-code.tsx';
import './code-view.css';

interface CodeViewProps {
  readonly view: SyncShowingCode;
  readonly onHelp: () => void;
}

export function CodeView({ view, onHelp }: CodeViewProps): ReactNode {
  const { sync: { code, help } } = useTexts();
  const language = useLanguage();
  const secondsLeft = useCountdown(view);
  return (
    <div className="code-view">
      <div className="code-view__scan">
        <div className="code-view__qr"><QrCode text={view.link} /></div>
        <p className="code-view__renewal">{code.renewsIn(formatDuration(secondsLeft * 1000, language))}</p>
      </div>
      <div className="code-view__side">
        <p className="code-view__waiting" role="status"><Spinner /><span>{code.waiting}</span></p>
        {view.turnedAway !== null && (
          <AlertStrip kind="warn" icon="warn">{code.turnedAway[view.turnedAway]}</AlertStrip>
        )}
        {view.isSlow && (
          <AlertStrip kind="info" icon="info" action={<Link onClick={onHelp}>{help.showChecks}</Link>}>
            {help.slow}
          </AlertStrip>
        )}
        <h3 className="code-view__heading">{code.onPhone}</h3>
        <ol className="code-view__steps">
          {code.steps.map((step) => <li key={step}><span><Sentence text={step} /></span></li>)}
        </ol>
        <Place view={view} />
      </div>
    </div>
  );
}

const addressesShown = 2;

function Place({ view }: { readonly view: SyncShowingCode }): ReactNode {
  const { sync: { code } } = useTexts();
  const others = view.addresses.length - addressesShown;
  return (
    <dl className="code-view__place">
      <dt>{code.thisPc}</dt>
      <dd>{view.pcName}</dd>
      <dt>{code.addresses}</dt>
      <dd title={view.addresses.map(({ text }) => text).join(', ')}>
        {view.addresses.slice(0, addressesShown).map(({ text, network }, index) => (
          <span key={text}>
            {index > 0 && ' · '}{text} <span className="code-view__network">({code.network[network]})</span>
          </span>
        ))}
        {others > 0 && ` ${code.andOthers(String(others))}`}
      </dd>
      <dt>{code.textCode}</dt>
      <dd><CopyField label={code.textCode} text={view.linkToCopy} note={code.toPaste} /></dd>
      {view.shortCode !== null && (
        <>
          <dt>{code.shortCode}</dt>
          <dd>
            <p className="code-view__short">{view.shortCode}</p>
            <p className="copy-field__note">{code.toType}</p>
          </dd>
        </>
      )}
    </dl>
  );
}
