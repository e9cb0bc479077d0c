/** What a backup holds beside what is open now, and what a restore would change. */
import type { BackupPreview } from '@tandem/contract';
import type { ReactNode } from 'react';
import { BookDifference } from '../differences/book-difference.tsx';
import { formatDay, formatMoment } from '../formatting/format-day.ts';
import { formatCount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import type { ScreenSize } from '../sync/screen-size.ts';
import './backups.css';

export function BackupContents(
  { size, preview }: { readonly size: ScreenSize; readonly preview: BackupPreview },
): ReactNode {
  const { backup: { restore: words } } = useTexts();
  const { current, difference } = preview;
  const Heading = size === 'pc' ? 'h3' : 'h2';
  return (
    <>
      <ContentsTable preview={preview} />
      {difference !== null && (
        <section>
          <Heading className="backup-list__heading">{words.changes}</Heading>
          <BookDifference difference={difference} here={words.onlyHere} there={words.onlyThere} />
        </section>
      )}
      {current !== null && difference === null && <p className="backup-list__note">{words.otherBook}</p>}
      <p className="backup-list__note">{current === null ? words.firstStart : words.warning}</p>
    </>
  );
}

function ContentsTable({ preview }: { readonly preview: BackupPreview }): ReactNode {
  const language = useLanguage();
  const { backup: { restore: { column, row, unknown } } } = useTexts();
  const { current } = preview;
  const day = (value: BackupPreview['lastDay']): string => value === null ? unknown : formatDay(value);
  const rows = [
    { name: row.accounts, backup: formatCount(preview.accounts, language),
      current: current === null ? unknown : formatCount(current.accounts, language) },
    { name: row.entries, backup: formatCount(preview.entries, language),
      current: current === null ? unknown : formatCount(current.entries, language) },
    { name: row.lastDay, backup: day(preview.lastDay), current: current === null ? unknown : day(current.lastDay) },
    { name: row.moment, backup: preview.wallMs === null ? unknown : formatMoment(preview.wallMs, language),
      current: unknown },
  ];
  return (
    <div className="difference__scroll">
      <table className="difference__table">
        <thead>
          <tr>
            <th scope="col">{column.what}</th>
            <th scope="col">{column.backup}</th>
            {current !== null && <th scope="col">{column.current}</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, backup, current: open }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{backup}</td>
              {current !== null && <td>{open}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
