/** What became of the last act of the window, where it did not show by itself. */
import { AlertStrip, describeFailure, Link, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import type { WindowState } from './use-window-state.ts';

export function WindowNotice({ state }: { readonly state: WindowState }): ReactNode {
  const texts = useTexts();
  const { notice } = state;
  if (notice === undefined) return null;
  const close = <Link onClick={() => state.setNotice(undefined)}>{texts.common.close}</Link>;
  switch (notice.kind) {
    case 'failed': return <AlertStrip kind="bad" action={close}>{describeFailure(texts, notice.failure)}</AlertStrip>;
    case 'still-open': return <AlertStrip kind="info" action={close}>{texts.menu.stillOpen}</AlertStrip>;
    case 'exported': return <AlertStrip kind="ok" action={close}>{texts.menu.exported(notice.fileName)}</AlertStrip>;
  }
}
