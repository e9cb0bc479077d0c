/** A new account: three keys, and two other ways to fill it. */
import { KeyCap, Link, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import './empty-register.css';

interface EmptyRegisterProps {
  readonly onImport: () => void;
  readonly onReceive: () => void;
}

export function EmptyRegister({ onImport, onReceive }: EmptyRegisterProps): ReactNode {
  const { register } = useTexts();
  return (
    <section className="empty-register">
      <h2 className="empty-register-title">{register.emptyTitle}</h2>
      <p className="empty-register-sentence">{register.emptySentence}</p>
      <dl className="empty-register-keys">
        <dt><KeyCap>{register.keys.tab}</KeyCap></dt>
        <dd>{register.emptyTab}</dd>
        <dt><KeyCap>{register.keys.enter}</KeyCap></dt>
        <dd>{register.emptyEnter}</dd>
        <dt><KeyCap>{register.keys.escape}</KeyCap></dt>
        <dd>{register.emptyEscape}</dd>
      </dl>
      <p className="empty-register-ways">
        {register.emptyQuestion} <Link onClick={onImport}>{register.emptyImport}</Link> {register.emptyOr}
        {' '}<Link onClick={onReceive}>{register.emptyReceive}</Link>
      </p>
    </section>
  );
}
