/** Why there is no picture, and the next thing to do about it. */
import { Icon, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { shell } from '../shell/shell.ts';
import type { CameraFailure } from './camera.ts';

export interface ScanFailureProps {
  readonly failure: CameraFailure | 'reader';
  readonly onRetry: () => void;
}

export function ScanFailure({ failure, onRetry }: ScanFailureProps): ReactNode {
  const { phoneSync } = useTexts();
  const { cause, next } = useFailureTexts(failure);
  const canRetry = failure !== 'none' && failure !== 'insecure';
  return (
    <div className="scan__failure" role="alert">
      <Icon name="camera" size={24} />
      <h2 className="scan__cause">{cause}</h2>
      <p className="scan__next">{next}</p>
      {failure === 'refused' && shell !== undefined && (
        <button
          type="button" className="scan__act" onClick={() => void shell?.call('openSettings', { which: 'app' })}
        >
          {phoneSync.openSettings}
        </button>
      )}
      {canRetry && <button type="button" className="scan__act" onClick={onRetry}>{phoneSync.retry}</button>}
    </div>
  );
}

function useFailureTexts(failure: CameraFailure | 'reader'): { readonly cause: string; readonly next: string } {
  const { phoneSync } = useTexts();
  if (failure === 'reader') return { cause: phoneSync.readerFailed, next: '' };
  const texts = phoneSync.camera[failure];
  if (failure !== 'refused') return texts;
  // The way to allow it is another one where there is no address with an icon beside it.
  if (shell !== undefined) return { ...texts, next: phoneSync.allowInApp };
  return matchMedia('(display-mode: standalone)').matches ? { ...texts, next: phoneSync.allowWhereInstalled } : texts;
}
