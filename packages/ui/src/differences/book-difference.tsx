/** In what two copies of a book differ: counts by kind, then the newest entries of each side. */
import type { BookDifferenceView } from '@tandem/contract';
import type { ReactNode } from 'react';
import { formatCount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { NewestEntries } from './newest-entries.tsx';
import './differences.css';

export interface BookDifferenceProps {
  readonly difference: BookDifferenceView;
  /** What the two sides are called. */
  readonly here: string;
  readonly there: string;
}

export function BookDifference({ difference, here, there }: BookDifferenceProps): ReactNode {
  const language = useLanguage();
  const { difference: words } = useTexts();
  const rows = difference.rows.filter((row) => row.onlyHere + row.onlyThere + row.different > 0);
  if (rows.length === 0) return <p className="difference__none">{words.none}</p>;
  const ofEntries = rows.find(({ kind }) => kind === 'entries');
  const columns = [
    { key: 'onlyHere', head: here }, { key: 'onlyThere', head: there }, { key: 'different', head: words.different },
  ] as const;
  return (
    <div className="difference">
      <div className="difference__scroll">
        <table className="difference__table">
          <thead>
            <tr>
              <th scope="col"><span className="visually-hidden">{words.kindColumn}</span></th>
              {columns.map(({ key, head }) => <th key={key} scope="col">{head}</th>)}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.kind}>
                <th scope="row">{words.kind[row.kind]}</th>
                {columns.map(({ key }) => (
                  <td key={key} data-zero={row[key] === 0 ? '' : undefined}>{formatCount(row[key], language)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <NewestEntries title={here} entries={difference.entriesHere}
        total={(ofEntries?.onlyHere ?? 0) + (ofEntries?.different ?? 0)} />
      <NewestEntries title={there} entries={difference.entriesThere}
        total={(ofEntries?.onlyThere ?? 0) + (ofEntries?.different ?? 0)} />
    </div>
  );
}
