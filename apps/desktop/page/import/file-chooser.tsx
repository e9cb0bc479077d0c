/** Takes a bank's file of the user's: chosen here, or handed over by who has it. */
import type { Answer, EngineClient } from '@tandem/contract';
import { fileBytesMax, fileToBase64, useEngine, useTexts } from '@tandem/ui';
import { useRef, type ReactNode } from 'react';
import { fileNotices } from './file-notice.ts';
import './file-drop.css';

export interface FileChooser {
  /** Opens the system's file chooser. */
  readonly chooseFile: () => void;
  /** Not to be seen, but to stand on the page. */
  readonly chooser: ReactNode;
  readonly takeFiles: (files: readonly File[]) => void;
}

export function useFileChooser(): FileChooser {
  const engine = useEngine();
  const { import: texts } = useTexts();
  const chooserRef = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]): void => void takeFiles(engine, files);
  return {
    chooseFile: () => chooserRef.current?.click(),
    chooser: (
      <input
        ref={chooserRef} className="file-drop__chooser" type="file" accept=".ofx,.qfx" tabIndex={-1}
        aria-label={texts.title}
        onChange={(event) => {
          take([...event.currentTarget.files ?? []]);
          // The same file may be chosen again.
          event.currentTarget.value = '';
        }}
      />
    ),
    takeFiles: take,
  };
}

/** At the first start the file makes the book, once the engine has read it whole. */
async function takeFiles(engine: EngineClient, files: readonly File[]): Promise<void> {
  const [file, ...others] = files;
  if (file === undefined) return;
  const fileName = file.name;
  if (others.length > 0) return fileNotices.tell({ kind: 'several-files' });
  if (file.size > fileBytesMax) return fileNotices.tell({ kind: 'too-large', fileName });
  fileNotices.tell({ kind: 'reading', fileName });
  const base64 = await fileToBase64(file).catch(() => undefined);
  if (base64 === undefined) return fileNotices.tell({ kind: 'unreadable', fileName });
  const statement = { fileName, base64, accountId: null };
  let answer: Answer<unknown> = await engine.command('read-bank-file', statement);
  if (!answer.ok && answer.error.kind === 'no-book') {
    answer = await engine.command('create-book', {});
    if (answer.ok) answer = await engine.command('read-bank-file', statement);
  }
  fileNotices.tell(answer.ok ? { kind: 'none' } : { kind: 'failed', failure: answer.error });
}
