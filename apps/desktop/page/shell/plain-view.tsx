/** A view that is no register: its title, one sentence, its content. It takes the focus that nothing else has. */
import { useEffect, useRef, type ReactNode } from 'react';
import './plain-view.css';

interface PlainViewProps {
  readonly title: string;
  readonly intro: string;
  readonly children: ReactNode;
}

export function PlainView({ title, intro, children }: PlainViewProps): ReactNode {
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) titleRef.current?.focus();
  }, []);
  return (
    <section className="plain-view" aria-label={title} data-zone="rows">
      <header className="plain-view-head">
        <h1 ref={titleRef} className="plain-view-title" tabIndex={-1} data-zone-start>{title}</h1>
        <p className="plain-view-intro">{intro}</p>
      </header>
      {children}
    </section>
  );
}
