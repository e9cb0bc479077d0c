/** For want of a camera: the code of seven groups, or the copied text. */
import { Button, useTexts } from '@tandem/ui';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useSaving } from '../entry/saving.tsx';
import { useNavigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import { findPastedCode, formatTypedCode, judgeTypedCode, type TypedCode } from './code-text.ts';
import { useJoinSync } from './join-sync.ts';
import { lastCode, rememberCode } from './last-code.ts';
import './type-code-screen.css';

/** Of a pasted link with all its addresses, and what a careless copy adds. */
const textLengthMax = 400;
/** Of a clipboard, which may hold a whole document. */
const pastedLengthMax = 4000;

export function TypeCodeScreen(): ReactNode {
  const { phoneSync } = useTexts();
  const { back } = useNavigation();
  const { tellFailure } = useSaving();
  const { join, isJoining } = useJoinSync();
  const [code, setCode] = useState(readLastText);
  const [pasteFault, setPasteFault] = useState<'refused' | 'no-code'>();
  const judged = judgeTypedCode(code);
  const field = useRef<HTMLTextAreaElement>(null);

  useEffect(() => field.current?.focus(), []);

  const paste = async (): Promise<void> => {
    let text: string;
    try {
      text = await navigator.clipboard.readText();
    } catch {
      // The browser or its user said no: there is the system's own way.
      setPasteFault('refused');
      return;
    }
    const pasted = findPastedCode(text.slice(0, pastedLengthMax));
    setPasteFault(pasted === undefined ? 'no-code' : undefined);
    // What was typed so far stays where the clipboard holds something else.
    if (pasted !== undefined) setCode(pasted.slice(0, textLengthMax));
  };

  const connect = async (): Promise<void> => {
    rememberCode({ kind: 'typed', text: code });
    const failure = await join(code);
    if (failure === undefined) back();
    else tellFailure(failure);
  };

  return (
    <Screen
      title={phoneSync.codeTitle} leading="back"
      footer={(
        <div className="entry__save">
          <p className="entry__reason" id="code-reason"><Reason judged={judged} /></p>
          <Button
            kind="main" isDisabled={judged.kind !== 'complete' || isJoining} aria-describedby="code-reason"
            onClick={() => void connect()}
          >
            {phoneSync.connect}
          </Button>
        </div>
      )}
    >
      <form
        className="type-code"
        onSubmit={(event) => {
          event.preventDefault();
          if (judged.kind === 'complete' && !isJoining) void connect();
        }}
      >
        <label className="type-code__label" htmlFor="type-code">{phoneSync.codeLabel}</label>
        <textarea
          ref={field} id="type-code" className="type-code__field" rows={3} value={code}
          maxLength={textLengthMax}
          autoCapitalize="characters" autoComplete="off" autoCorrect="off" spellCheck={false} enterKeyHint="go"
          aria-describedby="type-code-hint" aria-invalid={judged.kind === 'bad-character' || judged.kind === 'long'}
          onChange={({ target }) => {
            setCode(formatTypedCode(target.value));
            setPasteFault(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        />
        <p className="type-code__hint" id="type-code-hint">{phoneSync.codeHint}</p>
        {'clipboard' in navigator && (
          <Button kind="plain" onClick={() => void paste()}>{phoneSync.paste}</Button>
        )}
        <p className="type-code__hint" role="status">
          {pasteFault === 'refused' ? phoneSync.pasteRefused : pasteFault === 'no-code' && phoneSync.pasteNoCode}
        </p>
      </form>
    </Screen>
  );
}

/** Of a code that was refused as mistyped: one character is put right, not twenty-eight typed anew. */
function readLastText(): string {
  const code = lastCode();
  return code.kind === 'typed' ? code.text : '';
}

function Reason({ judged }: { readonly judged: TypedCode }): ReactNode {
  const { phoneSync } = useTexts();
  switch (judged.kind) {
    case 'empty': return phoneSync.startHint;
    case 'complete': return null;
    case 'short': return phoneSync.codeLeft(judged.missing);
    case 'long': return phoneSync.codeTooLong(judged.extra);
    case 'bad-character': return phoneSync.badCharacter(judged.character, judged.group);
  }
}
