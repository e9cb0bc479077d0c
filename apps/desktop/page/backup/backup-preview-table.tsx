/** What a backup holds, beside what is open now. */
import type { BackupPreview } from '@tandem/contract';
import { formatCount, formatDay, formatMoment, useLanguage, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';

export function BackupPreviewTable({ preview }: { readonly preview: BackupPreview }): ReactNode {
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
    <table className="backup__table">
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
  );
}
