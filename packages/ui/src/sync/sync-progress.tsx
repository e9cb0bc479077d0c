/** What a sync is doing: the same step, count and percent on both screens. */
import type { SyncRunning } from '@tandem/contract';
import type { ReactNode } from 'react';
import { ProgressBar } from '../controls/progress-bar.tsx';
import { formatBytes } from '../formatting/format-bytes.ts';
import { formatCount } from '../formatting/format-number.ts';
import { formatDuration } from '../formatting/format-duration.ts';
import { Icon } from '../icons/icon.tsx';
import { useLanguage, useTexts } from '../language.tsx';
import { FocusedButton } from './focused-button.tsx';
import { announcedPercent, stepNumber, syncSteps, wholePercent } from './progress-figures.ts';
import type { ScreenSize } from './screen-size.ts';
import { SyncFooter } from './sync-footer.tsx';
import { SyncStepList } from './sync-step-list.tsx';
import './sync-progress.css';
import './sync.css';

export interface SyncProgressProps {
  readonly size: ScreenSize;
  readonly view: SyncRunning;
  readonly onCancel: () => void;
}

export function SyncProgress({ size, view, onCancel }: SyncProgressProps): ReactNode {
  const { cancel, progress } = useTexts().sync;
  const stepText = progress.step(stepNumber(view.step), syncSteps.length, progress.name[view.step]);
  const announced = announcedPercent(view);
  return (
    <div className={`sync sync--${size} sync-progress`}>
      <div className="sync__body">
        {size === 'phone' && (
          <p className="sync-progress__peer">
            <span className="sync-progress__with">{progress.with}</span>
            <span className="sync-progress__name"><Icon name="pc" size={24} /><strong>{view.peerName}</strong></span>
          </p>
        )}
        <p className="sync-progress__step">{stepText}</p>
        <Figures view={view} />
        <ProgressBar value={wholePercent(view)} max={100} label={stepText} />
        <Rate view={view} />
        <SyncStepList view={view} />
        <p className="sync__spoken" role="status">
          {view.isCancelling ? progress.cancelling : stepText}
          {announced !== undefined && !view.isCancelling && `, ${progress.percent(announced)}`}
        </p>
      </div>
      <SyncFooter
        size={size}
        note={view.isCancelling ? progress.cancelling : progress.isSafe}
        main={
          <FocusedButton kind="plain" isDisabled={view.isCancelling} onClick={onCancel}>{cancel}</FocusedButton>
        }
      />
    </div>
  );
}

function Figures({ view }: { readonly view: SyncRunning }): ReactNode {
  const language = useLanguage();
  const { progress } = useTexts().sync;
  const percent = wholePercent(view);
  const done = formatCount(view.done, language);
  if (percent === undefined || view.expected === null || view.expected === 0) {
    return <p className="sync-progress__figures">{view.done > 0 && <strong>{progress.compared(done)}</strong>}</p>;
  }
  return (
    <p className="sync-progress__figures">
      <strong className="sync-progress__count">{done}</strong>
      <span className="sync-progress__of">{progress.of(formatCount(view.expected, language))}</span>
      <strong className="sync-progress__percent">{progress.percent(percent)}</strong>
    </p>
  );
}

function Rate({ view }: { readonly view: SyncRunning }): ReactNode {
  const language = useLanguage();
  const { backup, sync: { progress } } = useTexts();
  const photosText = ({ bytes, done, expected }: NonNullable<SyncRunning['photos']>): string => progress.photos(
    formatCount(done, language), formatCount(expected, language), backup.bytes(...formatBytes(bytes, language)));
  const rate = view.photos === null ? view.perSecond : null;
  const leftMs = view.secondsLeft === null ? null : Math.ceil(view.secondsLeft) * 1000;
  return (
    <p className="sync-progress__rate">
      {view.photos !== null && <span>{photosText(view.photos)}</span>}
      <span>{rate !== null && progress.perSecond(formatCount(Math.round(rate), language))}</span>
      <span>{leftMs !== null && progress.left(formatDuration(leftMs, language))}</span>
    </p>
  );
}
