/** What became of the automatic backup that was due, where it is not there or not where it was to be. */
import { useState, type ReactNode } from 'react';
import { AlertStrip } from '../controls/alert-strip.tsx';
import { Link } from '../controls/link.tsx';
import { useQuery } from '../engine.tsx';
import { formatMoment } from '../formatting/format-day.ts';
import { useLanguage, useTexts } from '../language.tsx';

export interface BackupFaultProps {
  /** Where it is seen by the way: leads to where something can be done about it, and can be hidden. */
  readonly onOpen?: () => void;
}

export function BackupFault({ onOpen }: BackupFaultProps): ReactNode {
  const { backup: { settings: { fault: words } } } = useTexts();
  const language = useLanguage();
  const fault = useQuery('backup-fault', {});
  /** When the one that was hidden was due. */
  const [hiddenMs, setHiddenMs] = useState<number>();
  if (fault === undefined || fault === null || fault.wallMs === hiddenMs) return null;
  const moment = formatMoment(fault.wallMs, language);
  return (
    <AlertStrip
      kind="warn"
      action={onOpen === undefined ? undefined : (
        <>
          <Link onClick={onOpen}>{words.open}</Link>
          {' '}
          <Link onClick={() => setHiddenMs(fault.wallMs)}>{words.hide}</Link>
        </>
      )}
    >
      <strong>{fault.isElsewhere ? words.elsewhere(moment) : words.failed(moment)}</strong>
      {` ${words.advice[fault.reason]}`}
    </AlertStrip>
  );
}
