/** Of the settings: whether what is not synced is kept a second time. */
import { useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';

export function SecondCopySection(): ReactNode {
  const { secondCopy: words } = useTexts();
  const copy = useQuery('second-copy', {});
  if (copy === undefined || copy === null) return null;
  return (
    <section className="settings__group">
      <h2 className="settings__name">{words.title}</h2>
      <p className="settings__note" role="status">{words.state[copy.state]}</p>
      {copy.others > 0 && <p className="settings__note">{words.others}</p>}
    </section>
  );
}
