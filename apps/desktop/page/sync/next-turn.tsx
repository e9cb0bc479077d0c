/** While a phone has the window: which ones wait, and the code with which another one waits its turn. */
import type { SyncNextTurn } from '@tandem/contract';
import { useTexts } from '@tandem/ui';
import { useState, type ReactNode } from 'react';
import { CopyField } from './copy-field.tsx';
import { QrCode } from './qr-code.tsx';
import './next-turn.css';

export function NextTurn({ next }: { readonly next: SyncNextTurn }): ReactNode {
  const { sync: { code } } = useTexts();
  // The code is drawn once it is asked for.
  const [isOpen, setIsOpen] = useState(false);
  const { waiting, link, linkToCopy, shortCode } = next;
  return (
    <div className="next-turn">
      <p role="status">{waiting.length > 0 && code.nextTurns(waiting.join(', '))}</p>
      <details onToggle={(event) => setIsOpen(event.currentTarget.open)}>
        <summary>{code.anotherPhone}</summary>
        {isOpen && (
          <div className="next-turn__code">
            <QrCode text={link} />
            <div className="next-turn__words">
              <p>{code.anotherPhoneNote}</p>
              <CopyField label={code.textCode} text={linkToCopy} note={code.toPaste} />
              {shortCode !== null && <p className="code-view__short">{shortCode}</p>}
            </div>
          </div>
        )}
      </details>
    </div>
  );
}
