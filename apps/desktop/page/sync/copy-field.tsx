/** A code that is copied as a whole, with what became of the copy. */
import { Button, useTexts } from '@tandem/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';

interface CopyFieldProps {
  readonly label: string;
  readonly text: string;
  readonly note: string;
}

type Copy = 'none' | 'copied' | 'failed';

const copiedShownMs = 3000;

export function CopyField({ label, text, note }: CopyFieldProps): ReactNode {
  const { code } = useTexts().sync;
  const [copy, setCopy] = useState<Copy>('none');
  const fieldRef = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (copy !== 'copied') return undefined;
    const timer = setTimeout(() => setCopy('none'), copiedShownMs);
    return () => clearTimeout(timer);
  }, [copy]);

  async function copyText(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      setCopy('copied');
    } catch {
      // The browser may refuse; the code is selected then, for the keyboard's copy.
      fieldRef.current?.select();
      setCopy('failed');
    }
  }

  return (
    <>
      <div className="copy-field">
        <input
          ref={fieldRef} className="copy-field__text" aria-label={label} readOnly value={text}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button kind="plain" onClick={() => void copyText()}>{code.copy}</Button>
      </div>
      <p className="copy-field__note" role="status">
        {copy === 'copied' ? code.copied : copy === 'failed' ? code.copyFailed : note}
      </p>
    </>
  );
}
