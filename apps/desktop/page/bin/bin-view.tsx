/** The bin. */
import { BinList, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import { PlainView } from '../shell/plain-view.tsx';

export function BinView(): ReactNode {
  const { bin } = useTexts();
  return <PlainView title={bin.title} intro={bin.intro}><BinList size="pc" /></PlainView>;
}
