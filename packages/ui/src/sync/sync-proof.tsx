/** What makes "identical" more than a word: what both devices counted, and the fingerprint that both computed. */
import type { SyncIdentical } from '@tandem/contract';
import type { ReactNode } from 'react';
import { isSingular } from '../formatting/counted.ts';
import { formatCount } from '../formatting/format-number.ts';
import { formatDuration } from '../formatting/format-duration.ts';
import { Icon } from '../icons/icon.tsx';
import { useLanguage, useTexts } from '../language.tsx';

export function SyncProof({ end }: { readonly end: SyncIdentical }): ReactNode {
  const language = useLanguage();
  const { report } = useTexts().sync;
  const summary = [
    report.accounts(formatCount(end.accounts, language), isSingular(end.accounts, language)),
    report.entries(formatCount(end.entries, language), isSingular(end.entries, language)),
    report.took(formatDuration(end.ms, language)),
  ];
  return (
    <>
      <div className="sync-proof">
        <span className="sync-proof__check"><Icon name="check" size={24} /></span>
        <div className="sync-proof__said" role="status">
          <p className="sync-proof__identical">{report.identical}</p>
          <p className="sync-proof__summary">{summary.join(' · ')}</p>
        </div>
        <div className="sync-proof__mark">
          <p className="sync-proof__caption">{report.fingerprint}</p>
          <p className="sync-proof__fingerprint">{end.fingerprint}</p>
        </div>
      </div>
      {!end.isConfirmed && (
        <p className="sync-proof__unconfirmed"><Icon name="info" size={16} /><span>{report.isUnconfirmed}</span></p>
      )}
    </>
  );
}
