/** The camera, a frame, and what to do on the PC. What cannot be done with the camera is done by typing. */
import { Icon, Spinner, useTexts } from '@tandem/ui';
import { Fragment, useEffect, useEffectEvent, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { BarButton } from '../screen/screen.tsx';
import { NoticeStrip } from '../screen/notice-strip.tsx';
import { useJoinSync } from '../sync/join-sync.ts';
import { rememberCode } from '../sync/last-code.ts';
import { chooseCamera } from './camera.ts';
import { TorchButton, ZoomSlider } from './lens-acts.tsx';
import { ScanAct } from './scan-act.tsx';
import { ScanFailure } from './scan-failure.tsx';
import { startScan, type ScanState } from './scan-session.ts';
import './scan-screen.css';

export function ScanScreen(): ReactNode {
  const [attempt, setAttempt] = useState(0);
  // Another try is another camera, opened from the start.
  return <Scan key={attempt} onRetry={() => setAttempt(attempt + 1)} />;
}

function Scan({ onRetry }: { readonly onRetry: () => void }): ReactNode {
  const { phoneSync, phone } = useTexts();
  const { back, replace } = useNavigation();
  const video = useRef<HTMLVideoElement>(null);
  const state = useScan(video);
  const [enlarged, setEnlarged] = useState(1);
  return (
    <div className="scan" data-theme="dark">
      <video
        ref={video} className="scan__video" muted playsInline aria-hidden="true" style={{ scale: String(enlarged) }}
      />
      <div className="scan__over">
        <header className="screen__bar">
          <BarButton icon="close" label={phone.close} onPress={back} />
          <h1 className="screen__title">{phoneSync.scanTitle}</h1>
          {state.kind === 'looking' && state.otherId !== undefined && (
            <OtherCamera otherId={state.otherId} onChosen={onRetry} />
          )}
        </header>
        <main className="scan__main">
          {state.kind === 'failed'
            ? <ScanFailure failure={state.failure} onRetry={onRetry} />
            : (
              <>
                <p className="scan__aim">
                  {phoneSync.aim.before}<strong>{phoneSync.aim.button}</strong>{phoneSync.aim.after}
                </p>
                <div className="scan__frame" aria-hidden="true" />
                <p className="scan__state" role="status"><ScanWords state={state} /></p>
              </>
            )}
        </main>
        <NoticeStrip />
        <footer className="scan__acts">
          {state.kind === 'looking' && (
            <Fragment key={state.id}>
              <ZoomSlider lens={state.lens} onEnlarged={setEnlarged} />
              <TorchButton lens={state.lens} />
            </Fragment>
          )}
          <ScanAct
            icon="keyboard" text={phoneSync.typeCode} onPress={() => replace({ kind: 'type-code' })}
          />
        </footer>
      </div>
    </div>
  );
}

/** Gives the engine the first code of ours, and goes back to the screen that follows the sync. */
function useScan(video: RefObject<HTMLVideoElement | null>): ScanState {
  const { back } = useNavigation();
  const { join } = useJoinSync();
  const { tellFailure } = useSaving();
  const [state, setState] = useState<ScanState>({ kind: 'starting' });

  const onCode = useEffectEvent(async (code: string) => {
    // Felt, where the phone can: the eyes are on the PC.
    if ('vibrate' in navigator) navigator.vibrate(40);
    rememberCode({ kind: 'scanned' });
    const failure = await join(code);
    if (failure === undefined) back();
    else tellFailure(failure);
  });

  useEffect(() => {
    if (video.current === null) return undefined;
    return startScan(video.current, { onState: setState, onCode: (code) => void onCode(code) });
  }, [video]);

  return state;
}

function ScanWords({ state }: { readonly state: Exclude<ScanState, { kind: 'failed' }> }): ReactNode {
  const { phoneSync } = useTexts();
  if (state.kind === 'starting') return <><Spinner /><span>{phoneSync.starting}</span></>;
  switch (state.strange) {
    case null: return <><Spinner /><span>{phoneSync.searching}</span></>;
    case 'not-ours': return <><Icon name="warn" size={16} /><span>{phoneSync.notOurs}</span></>;
    case 'later-version': return <><Icon name="warn" size={16} /><span>{phoneSync.updateHere}</span></>;
    case 'earlier-version': return <><Icon name="warn" size={16} /><span>{phoneSync.updateThere}</span></>;
  }
}

interface OtherCameraProps {
  readonly otherId: string;
  readonly onChosen: () => void;
}

/** In turn: a phone has several at its back, and the first is not always the sharp one. */
function OtherCamera({ otherId, onChosen }: OtherCameraProps): ReactNode {
  const { phoneSync } = useTexts();
  return (
    <BarButton
      icon="camera" label={phoneSync.otherCamera}
      onPress={() => {
        chooseCamera(otherId);
        onChosen();
      }}
    />
  );
}
