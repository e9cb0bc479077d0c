/** Takes a bank's file of the user's: chosen here, or handed over by who has it. */
import type { EngineClient } from '@tandem/contract';
import { useEngine, useQuery, useTexts } from '@tandem/ui';
import { useRef, type ReactNode } from 'react';
import { fileNotices } from './file-notice.ts';
import { fileBytesMax, fileToBase64, looksLikeOfx } from './read-file.ts';
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
  const book = useQuery('book', {});
  const hasBook = book?.kind === 'open';
  const chooserRef = useRef<HTMLInputElement>(null);
  const take = (files: readonly File[]): void => void takeFiles(engine, files, hasBook);
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

/** At the first start the file makes the book, once it looks like one of a bank. */
async function takeFiles(engine: EngineClient, files: readonly File[], hasBook: boolean): Promise<void> {
  const [file, ...others] = files;
  if (file === undefined) return;
  const fileName = file.name;
  if (others.length > 0) return fileNotices.tell({ kind: 'several-files' });
  if (file.size > fileBytesMax) return fileNotices.tell({ kind: 'too-large', fileName });
  fileNotices.tell({ kind: 'reading', fileName });
  const read = await readFile(file);
  if (read === undefined) return fileNotices.tell({ kind: 'unreadable', fileName });
  if (!hasBook) {
    if (!read.isOfx) {
      const failure = { kind: 'bank-file', fileName, error: { kind: 'not-ofx' } } as const;
      return fileNotices.tell({ kind: 'failed', failure });
    }
    const created = await engine.command('create-book', {});
    if (!created.ok) return fileNotices.tell({ kind: 'failed', failure: created.error });
  }
  const answer = await engine.command('read-bank-file', { fileName, base64: read.base64, accountId: null });
  fileNotices.tell(answer.ok ? { kind: 'none' } : { kind: 'failed', failure: answer.error });
}

async function readFile(file: File): Promise<{ readonly base64: string; readonly isOfx: boolean } | undefined> {
  try {
    return { base64: await fileToBase64(file), isOfx: await looksLikeOfx(file) };
  } catch {
    return undefined;
  }
}
