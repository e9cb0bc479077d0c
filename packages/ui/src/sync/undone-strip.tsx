/** What became of the undo of a sync. */
import type { ReactNode } from 'react';
import { AlertStrip } from '../controls/alert-strip.tsx';
import { isSingular } from '../formatting/counted.ts';
import { formatCount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';

interface UndoneStripProps {
  readonly undone: number;
  /** Changed again since, and so left alone. */
  readonly kept: number;
}

export function UndoneStrip({ undone, kept }: UndoneStripProps): ReactNode {
  const language = useLanguage();
  const { report } = useTexts().sync;
  return (
    <AlertStrip kind={undone === 0 ? 'warn' : 'ok'} icon={undone === 0 ? 'info' : 'check'}>
      {undone === 0
        ? report.undoneNothing
        : report.undone(formatCount(undone, language), isSingular(undone, language))}
      {kept > 0 && ` ${report.undoKept(formatCount(kept, language), isSingular(kept, language))}`}
    </AlertStrip>
  );
}
