/** What a damaged book got back. */
import type { MendView } from '@tandem/contract';
import type { ReactNode } from 'react';
import { AlertStrip } from '../controls/alert-strip.tsx';
import { NewestEntries } from '../differences/newest-entries.tsx';
import { isSingular } from '../formatting/counted.ts';
import { formatMoment } from '../formatting/format-day.ts';
import { formatCount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import './backups.css';

export function MendReport({ mended }: { readonly mended: MendView }): ReactNode {
  const language = useLanguage();
  const { backup: { mend: words } } = useTexts();
  const { backup, recovered, entries, isIncomplete, keptAs } = mended;
  return (
    <div className="mend-report">
      <AlertStrip kind="ok"><strong>{words.done}</strong></AlertStrip>
      {isIncomplete && <AlertStrip kind="warn">{words.incomplete}</AlertStrip>}
      <p>{backup === null ? words.noBackup : words.fromBackup(formatMoment(backup.wallMs, language))}</p>
      <p>
        {recovered === 0 ? words.nothingNewer
          : words.recovered(formatCount(recovered, language), isSingular(recovered, language))}
      </p>
      <NewestEntries title={words.entries} entries={entries} />
      <p className="backup-list__note">{words.nextSync}</p>
      <p className="backup-list__note">{words.keptAs(keptAs)}</p>
    </div>
  );
}
