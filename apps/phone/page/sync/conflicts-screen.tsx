import { ConflictList, useQuery, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { Screen } from '../screen/screen.tsx';

export function ConflictsScreen(): ReactNode {
  const { phone } = useTexts();
  const conflicts = useQuery('conflicts', {});
  return (
    <Screen title={phone.conflicts} leading="back" body="plain">
      {conflicts !== undefined && <ConflictList size="phone" view={conflicts} />}
    </Screen>
  );
}
