/** Records that both devices have changed: what is shown, and what was set aside. */
import { ConflictList, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import './conflicts-view.css';

export function ConflictsView(): ReactNode {
  const { menu } = useTexts();
  const conflicts = useQuery('conflicts', {});
  return (
    <section className="conflicts-view" aria-labelledby="conflicts-title" aria-busy={conflicts === undefined}
      data-zone="rows">
      <h1 id="conflicts-title" className="conflicts-view-title" tabIndex={-1} data-zone-start>{menu.conflictsTitle}</h1>
      {conflicts === undefined ? null : <ConflictList size="pc" conflicts={conflicts} />}
    </section>
  );
}
