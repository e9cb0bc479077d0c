/** While the book opens: nothing for a moment, then a word. */
import { Spinner, useTexts } from '@tandem/ui';
import { useEffect, useState, type ReactNode } from 'react';

/** Shorter waits show nothing, so that nothing flickers. */
const quietMs = 150;

export function OpeningScreen(): ReactNode {
  const { menu } = useTexts();
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), quietMs);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="notice-screen" aria-busy="true">
      {isSlow ? <p className="notice-screen-wait" role="status"><Spinner /> {menu.opening}</p> : null}
    </main>
  );
}
