/** The status bar of the first start. */
import { KeyCap, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';

export function FirstStartKeys(): ReactNode {
  const { firstStart: words } = useTexts();
  return (
    <footer className="first-start__status">
      <span>{words.noBook}</span>
      <span className="first-start__keys">
        <KeyCap>↑</KeyCap><KeyCap>↓</KeyCap><span>{words.chooseKeys}</span>
        <KeyCap>{words.enterKey}</KeyCap><span>{words.openKey}</span>
      </span>
    </footer>
  );
}
