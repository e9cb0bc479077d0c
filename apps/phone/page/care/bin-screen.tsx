/** Deleted entries, to be put back. */
import { BinList, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { Screen } from '../screen/screen.tsx';

export function BinScreen(): ReactNode {
  const { bin } = useTexts();
  return <Screen title={bin.title} leading="back" body="plain"><BinList size="phone" /></Screen>;
}
