/** The four steps of a sync: which are done, which is under way, what is to come. */
import type { SyncRunning, SyncStep } from '@tandem/contract';
import type { ReactNode } from 'react';
import { Spinner } from '../controls/spinner.tsx';
import { formatCount } from '../formatting/format-number.ts';
import { Icon } from '../icons/icon.tsx';
import { useLanguage, useTexts } from '../language.tsx';
import { stepNumber, syncSteps } from './progress-figures.ts';

export function SyncStepList({ view }: { readonly view: SyncRunning }): ReactNode {
  const { progress } = useTexts().sync;
  const now = stepNumber(view.step);
  return (
    <ol className="sync-steps">
      {syncSteps.map((step) => {
        const number = stepNumber(step);
        const state = number < now ? 'done' : number === now ? 'now' : 'next';
        return (
          <li key={step} className={`sync-steps__step sync-steps__step--${state}`}
            aria-current={state === 'now' ? 'step' : undefined}>
            {state === 'done' ? <Icon name="check" size={16} />
              : state === 'now' ? <Spinner /> : <Icon name="ring" size={16} />}
            <span className="sync-steps__name">{progress.name[step]}</span>
            <span className="sync-steps__state">
              {state === 'done' ? <Done step={step} view={view} />
                : state === 'now' ? progress.underWay : progress.next}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

function Done({ step, view }: { readonly step: SyncStep; readonly view: SyncRunning }): ReactNode {
  const language = useLanguage();
  const { progress } = useTexts().sync;
  switch (step) {
    case 'comparing':
      if (view.expected === null) return progress.done;
      return view.expected === 0
        ? progress.nothingToExchange
        : progress.toExchange[view.direction](formatCount(view.expected, language));
    case 'exchanging': return progress.doneMany;
    case 'connecting': case 'proving': return progress.done;
  }
}
