/** The process that holds the book is gone: what happened, that nothing is lost, what to do. */
import { Button, Icon, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import './notice-screen.css';

export function StoppedScreen(): ReactNode {
  const { menu } = useTexts();
  return (
    <main className="notice-screen">
      <h1 className="notice-screen-title"><Icon name="warn" size={24} /> {menu.stoppedTitle}</h1>
      <div role="alert">
        <p>{menu.stoppedSentence}</p>
        <p>{menu.stoppedAct}</p>
      </div>
      <Button kind="plain" onClick={() => location.reload()}>{menu.reload}</Button>
    </main>
  );
}
