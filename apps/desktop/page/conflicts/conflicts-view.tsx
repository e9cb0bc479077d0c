/** Records that several devices have changed: what is shown, and what was set aside. */
import type { Id } from '@tandem/contract';
import { ConflictList, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import './conflicts-view.css';

interface ConflictsViewProps {
  /** The record whose conflict is looked for. */
  readonly recordId: Id | undefined;
}

export function ConflictsView({ recordId }: ConflictsViewProps): ReactNode {
  const { menu } = useTexts();
  const conflicts = useQuery('conflicts', {});
  const title = <h1 id="conflicts-title" className="conflicts-view-title" tabIndex={-1}>{menu.conflictsTitle}</h1>;
  return (
    <section className="conflicts-view" aria-labelledby="conflicts-title" aria-busy={conflicts === undefined}
      data-zone="rows">
      {conflicts === undefined ? title
        : <ConflictList size="pc" view={conflicts} title={title} wantedRecordId={recordId} />}
    </section>
  );
}
