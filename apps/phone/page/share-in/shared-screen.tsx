/** What another app has shared: a picture goes to a new entry, a bank's file to its import; else one sentence. */
import {
  AlertStrip, Button, describeFailure, fileToBase64, Spinner, useEngine, useQuery, useTexts, type ShownFailure,
  type Texts,
} from '@tandem/ui';
import type { EngineClient } from '@tandem/contract';
import { attachmentsMax } from '@tandem/ledger';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { attachPictureToNewEntry, type AttachFault } from '../entry/pictures/attach-picture.ts';
import { useNavigation, type Navigation } from '../navigation/navigation.tsx';
import { Screen } from '../screen/screen.tsx';
import './import-screen.css';
import { takeSharedFile, type SharedFile } from './shared-file.ts';
import { judgeSharedFile } from './shared-kind.ts';

type Refused =
  | { readonly kind: Exclude<SharedFile['kind'], 'file'> }
  | { readonly kind: 'unknown'; readonly fileName: string }
  | { readonly kind: 'not-attached'; readonly fault: AttachFault }
  | { readonly kind: 'not-imported'; readonly failure: ShownFailure };

export function SharedScreen(): ReactNode {
  const texts = useTexts();
  const { phoneProgram: { shareIn: words } } = texts;
  const { replace } = useNavigation();
  const refused = useShared();
  if (refused === null) {
    return (
      <Screen title={words.title} leading="back">
        <p className="share-in__working" role="status"><Spinner /><span>{words.reading}</span></p>
      </Screen>
    );
  }
  return (
    <Screen
      title={words.title} leading="back"
      footer={<Button kind="main" onClick={() => replace({ kind: 'entry' })}>{words.toEntry}</Button>}
    >
      <AlertStrip kind="bad">
        {describeRefused(texts, refused)}
      </AlertStrip>
    </Screen>
  );
}

function describeRefused(texts: Texts, refused: Refused): string {
  const { attachment, phoneProgram: { shareIn: words } } = texts;
  switch (refused.kind) {
    case 'not-imported': return describeFailure(texts, refused.failure);
    case 'not-attached':
      return refused.fault === 'too-many' ? attachment.limit(attachmentsMax) : attachment.fault[refused.fault];
    case 'unknown': return words.unknown(refused.fileName);
    default: return words[refused.kind];
  }
}

/** Null until it is led on, or known to lead nowhere. */
function useShared(): Refused | null {
  const engine = useEngine();
  const { replace } = useNavigation();
  const [refused, setRefused] = useState<Refused | null>(null);
  const lead = useEffectEvent(() => leadOn(engine, replace));
  // Not before there is a book to take it into: at a first start one is made meanwhile.
  const isOpen = useQuery('book', {})?.kind === 'open';
  useEffect(() => {
    if (isOpen) void lead().then(setRefused);
  }, [isOpen]);
  return refused;
}

async function leadOn(engine: EngineClient, replace: Navigation['replace']): Promise<Refused | null> {
  const shared = await takeSharedFile();
  if (shared.kind !== 'file') return shared;
  const { fileName, content } = shared;
  switch (await judgeSharedFile(fileName, content)) {
    case 'bank-file': {
      const base64 = await fileToBase64(content);
      const answer = await engine.command('read-bank-file', { fileName, base64, accountId: null });
      if (!answer.ok) return { kind: 'not-imported', failure: answer.error };
      replace({ kind: 'import' });
      return null;
    }
    case 'picture': {
      const fault = await attachPictureToNewEntry(content, fileName);
      if (fault !== undefined) return { kind: 'not-attached', fault };
      replace({ kind: 'entry' });
      return null;
    }
    case 'unknown': return { kind: 'unknown', fileName };
  }
}
