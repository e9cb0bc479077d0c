/**
 * Outils > Installer sur le téléphone: the address of the phone's program as a code, what Android asks for, how far the
 * download is. As long as it is open a phone is waited for; when one calls, the sync window takes over.
 */
import {
  Dialog, describeFailure, SyncHelp, SyncFooter, FocusedButton, useEngine, useQuery, useTexts, type ShownFailure,
} from '@tandem/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { MakingPart, NotMadePart, ProblemPart, WaitPart } from './install-parts.tsx';
import { OfferPart } from './offer-part.tsx';

export interface InstallWindowProps {
  readonly onClose: () => void;
  /** The phone is still waited for, or has called: the sync window shows it. */
  readonly onPair: () => void;
}

export function InstallWindow({ onClose, onPair }: InstallWindowProps): ReactNode {
  const engine = useEngine();
  const texts = useTexts();
  const { install, sync } = texts;
  const view = useQuery('install', {});
  const waiting = useQuery('sync', {});
  const syncKind = waiting?.kind;
  const turnedAway = waiting?.kind === 'showing-code' ? waiting.turnedAway : null;
  const [isHelpShown, setIsHelpShown] = useState(false);
  const [failure, setFailure] = useState<ShownFailure | undefined>(undefined);
  const hasLeft = useRef(false);

  async function open(): Promise<void> {
    setFailure(undefined);
    const answer = await engine.command('open-install', {});
    if (!answer.ok) setFailure(answer.error);
  }

  useEffect(() => {
    void open();
  // oxlint-disable-next-line react/exhaustive-deps -- once, as the window appears
  }, []);

  const hasCalled = view?.kind === 'offering' && syncKind !== undefined && callingKinds.has(syncKind);
  useEffect(() => {
    if (hasCalled) void pair();
  // oxlint-disable-next-line react/exhaustive-deps -- once a phone has called
  }, [hasCalled]);

  async function make(): Promise<void> {
    setFailure(undefined);
    const answer = await engine.command('make-app', {});
    if (!answer.ok && !hasLeft.current) setFailure(answer.error);
  }

  async function leave(): Promise<void> {
    hasLeft.current = true;
    onClose();
    await engine.command('close-install', { followedBy: 'nothing' });
  }

  async function pair(): Promise<void> {
    if (hasLeft.current) return;
    hasLeft.current = true;
    await engine.command('close-install', { followedBy: 'pairing' });
    onPair();
  }

  const isHelp = isHelpShown && view?.kind === 'offering';
  return (
    <Dialog
      title={isHelp ? sync.help.title : install.title} open width={view?.kind === 'offering' ? 880 : 560}
      onClose={() => (isHelp ? setIsHelpShown(false) : void leave())}
    >
      {content()}
    </Dialog>
  );

  function content(): ReactNode {
    const close = (): void => void leave();
    if (failure !== undefined) {
      return <ProblemPart text={describeFailure(texts, failure)} onClose={close} onRetry={() => void open()} />;
    }
    switch (view?.kind) {
      case undefined: case 'closed': return <WaitPart onClose={close} />;
      case 'not-made': return <NotMadePart view={view} onClose={close} onMake={() => void make()} />;
      case 'making': return <MakingPart step={view.step} onClose={close} />;
      case 'cannot-serve':
        return <ProblemPart text={install.cannotServe[view.cause]} onClose={close} onRetry={() => void open()} />;
      case 'offering':
        return isHelp
          ? (
            <div className="sync sync--pc">
              <div className="sync__body"><SyncHelp about="waiting" /></div>
              <SyncFooter size="pc" main={
                <FocusedButton kind="main" onClick={() => setIsHelpShown(false)}>{sync.help.back}</FocusedButton>
              } />
            </div>
          )
          : (
            <OfferPart
              view={view} turnedAway={turnedAway} onClose={close} onPair={() => void pair()}
              onHelp={() => setIsHelpShown(true)}
            />
          );
    }
  }
}

const callingKinds: ReadonlySet<string> = new Set(['confirming', 'running', 'asking', 'asked-there']);
