/** The code of the address, the steps on the phone, the download as it goes, and what the file is. */
import type { InstallOffer, SyncShowingCode } from '@tandem/contract';
import {
  AlertStrip, Button, FocusedButton, formatBytes, Icon, Link, ProgressBar, Sentence, Spinner, SyncFooter, useLanguage,
  useTexts, type Texts,
} from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { QrCode } from '../sync/qr-code.tsx';
import { StepPicture } from './step-picture.tsx';

interface OfferPartProps {
  readonly view: InstallOffer;
  /** Why the last phone that called was not let in. */
  readonly turnedAway: SyncShowingCode['turnedAway'];
  readonly onClose: () => void;
  readonly onPair: () => void;
  readonly onHelp: () => void;
}

const steps = ['scan', 'download', 'allow', 'install', 'open'] as const;

export function OfferPart({ view, turnedAway, onClose, onPair, onHelp }: OfferPartProps): ReactNode {
  const { install, sync } = useTexts();
  return (
    <div className="sync sync--pc">
      <div className="sync__body install-window">
        <Place view={view} />
        <div className="install-window__side">
          <Downloads percents={view.downloads} />
          {turnedAway !== null && <AlertStrip kind="warn">{turnedAwayText(turnedAway, install, sync)}</AlertStrip>}
          <h3 className="install-window__heading">{install.onPhone}</h3>
          <ol className="install-window__steps">
            {steps.map((step) => (
              <li key={step}>
                <StepPicture step={step} />
                <span>
                  <Sentence text={
                    step === 'open' && !view.isInviting ? install.openWithoutInvitation : install.steps[step]
                  } />
                </span>
              </li>
            ))}
          </ol>
        </div>
        <Fingerprints view={view} />
      </div>
      <SyncFooter
        size="pc"
        note={
          <span className="install-window__help">
            <Icon name="help" size={16} /><Link onClick={onHelp}>{sync.help.link}</Link>
          </span>
        }
        other={<FocusedButton kind="plain" onClick={onClose}>{install.close}</FocusedButton>}
        main={<Button kind="main" onClick={onPair}>{install.next}</Button>}
      />
    </div>
  );
}

/** The code to scan for that is the sync window's. */
function turnedAwayText(
  reason: Exclude<OfferPartProps['turnedAway'], null>, install: Texts['install'], sync: Texts['sync'],
): string {
  return reason === 'busy' || reason === 'other-version' ? sync.code.turnedAway[reason] : install.codeOver;
}

const addressesShown = 2;

/** The best address is the code; another one takes its place where a person knows better. */
function Place({ view: { addresses } }: { readonly view: InstallOffer }): ReactNode {
  const { install, sync: { code } } = useTexts();
  const [chosenUrl, setChosenUrl] = useState<string | undefined>(undefined);
  const [best] = addresses;
  const chosen = addresses.find(({ url }) => url === chosenUrl) ?? best;
  if (chosen === undefined) throw new Error('an offer has an address');
  const shown = addresses.slice(0, addressesShown).some(({ url }) => url === chosen.url)
    ? addresses.slice(0, addressesShown) : [chosen, ...addresses.slice(0, addressesShown - 1)];
  const others = addresses.length - shown.length;
  return (
    <div className="install-window__scan">
      <div className="install-window__qr"><QrCode text={chosen.url} label={install.qr} encoding="byte" /></div>
      <ul className="install-window__addresses" aria-label={install.address}>
        {shown.map(({ url, network }) => (
          <li key={url}>
            {url === chosen.url
              ? <span className="install-window__url">{url}</span>
              : (
                <Link onClick={() => setChosenUrl(url)} aria-label={install.otherAddress(hostOf(url))}>
                  {hostOf(url)}
                </Link>
              )}
            {' '}<span className="install-window__network">({code.network[network]})</span>
          </li>
        ))}
        {others > 0 && (
          <li className="install-window__network" title={addresses.map(({ url }) => url).join('\n')}>
            {code.andOthers(String(others))}
          </li>
        )}
      </ul>
    </div>
  );
}

function hostOf(url: string): string {
  return new URL(url).hostname;
}

function Downloads({ percents }: { readonly percents: readonly number[] }): ReactNode {
  const { install } = useTexts();
  const [first] = percents;
  if (first === undefined) {
    return <p className="install-window__state" role="status"><Spinner /><span>{install.waiting}</span></p>;
  }
  const sentences = percents.map((percent, index) => (percents.length === 1
    ? oneSentence(install, percent) : nthSentence(install, index + 1, percent)));
  const spoken = percents.map((percent, index) => nthSentence(install, index + 1, percent - (percent % spokenPercent)));
  return (
    <div className="install-window__state install-window__state--downloads">
      <p className="sync__spoken" role="status">{spoken.join(' ')}</p>
      {percents.map((percent, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- phones have no name: the nth to come is the nth line
        <div key={index} className="install-window__download">
          <p aria-hidden="true">
            {percent === 100 && <Icon name="check" size={16} />}
            <span>{sentences[index]}</span>
          </p>
          {percent < 100 && <ProgressBar value={percent} max={100} label={install.progress} />}
        </div>
      ))}
    </div>
  );
}

/** A quarter is said aloud, and not each part of the file. */
const spokenPercent = 25;

function oneSentence(install: Texts['install'], percent: number): string {
  return percent === 100 ? install.downloaded : install.downloading(percent);
}

function nthSentence(install: Texts['install'], number: number, percent: number): string {
  return percent === 100 ? install.nthDownloaded(number) : install.nthDownloading(number, percent);
}

function Fingerprints({ view }: { readonly view: InstallOffer }): ReactNode {
  const { install, backup } = useTexts();
  const language = useLanguage();
  const { bytes, certificateSha256, sha256, versionName } = view;
  return (
    <dl className="install-window__facts">
      <dt>{install.version}</dt>
      <dd>{install.versionAndSize(versionName, backup.bytes(...formatBytes(bytes, language)))}</dd>
      <dt>{install.certificate}</dt>
      <dd className="install-window__digest">{certificateSha256}</dd>
      <dt>{install.file}</dt>
      <dd className="install-window__digest">{sha256}</dd>
      <dd className="install-window__facts-note">{install.fingerprintNote}</dd>
    </dl>
  );
}
