/** What travelled, by kind and direction: one table on the PC, one a direction on the phone. */
import type { ChangeCounts, SyncIdentical } from '@tandem/contract';
import type { ReactNode } from 'react';
import { formatCount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import type { ScreenSize } from './screen-size.ts';

interface SyncChangesProps {
  readonly size: ScreenSize;
  readonly end: SyncIdentical;
  readonly peer: string;
}

const columns = ['added', 'changed', 'deleted'] as const;

export function SyncChanges({ size, end, peer }: SyncChangesProps): ReactNode {
  const { report } = useTexts().sync;
  const directions = [
    { key: 'sent', title: report.direction(end.thisName, peer) },
    { key: 'received', title: report.direction(peer, end.thisName) },
  ] as const;
  return size === 'pc'
    ? <ChangesTable end={end} directions={directions} label={report.table} />
    : directions.map((direction) => (
      <ChangesTable key={direction.key} end={end} directions={[direction]} label={direction.title} />
    ));
}

interface ChangesTableProps {
  readonly end: SyncIdentical;
  readonly directions: readonly { readonly key: 'sent' | 'received'; readonly title: string }[];
  readonly label: string;
}

function ChangesTable({ end, directions, label }: ChangesTableProps): ReactNode {
  const { report } = useTexts().sync;
  return (
    <table className="sync-changes" aria-label={label}>
      <colgroup />
      {directions.map(({ key }) => <colgroup key={key} span={3} />)}
      <thead>
        <tr>
          <td />
          {directions.map(({ key, title }) => (
            <th key={key} scope="colgroup" colSpan={3} className="sync-changes__direction">{title}</th>
          ))}
        </tr>
        <tr>
          <th scope="col" className="sync-changes__kind-head"><span>{report.kindColumn}</span></th>
          {directions.flatMap(({ key }) => columns.map((column) => (
            <th key={`${key} ${column}`} scope="col" className={`sync-changes__head sync-changes__head--${column}`}>
              {report[column]}
            </th>
          )))}
        </tr>
      </thead>
      <tbody>
        {end.rows.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{report.kind[row.kind]}</th>
            {directions.map(({ key }) => <Counts key={key} counts={row[key]} />)}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{report.total}</th>
          {directions.map(({ key }) => <Counts key={key} counts={end[key]} />)}
        </tr>
      </tfoot>
    </table>
  );
}

function Counts({ counts }: { readonly counts: ChangeCounts }): ReactNode {
  const language = useLanguage();
  return columns.map((column) => (
    <td key={column} className={`sync-changes__count sync-changes__count--${column}`}
      data-zero={counts[column] === 0 ? '' : undefined}>
      {formatCount(counts[column], language)}
    </td>
  ));
}
