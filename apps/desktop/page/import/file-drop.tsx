/** A bank's file dropped anywhere on the window, or chosen with the system's file chooser. */
import { Icon, useEngine, useQuery, useTexts } from '@tandem/ui';
import type { EngineClient } from '@tandem/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { FileNoticeStrip } from './file-notice-strip.tsx';
import { fileNotices } from './file-notice.ts';
import { fileBytesMax, fileToBase64, looksLikeOfx } from './read-file.ts';
import './file-drop.css';

export interface FileDrop {
  /** Opens the system's file chooser. */
  readonly chooseFile: () => void;
  /** The chooser itself, what is shown while a file hovers, and the strip that says what became of the last one. */
  readonly outlet: ReactNode;
}

export function useFileDrop(): FileDrop {
  const engine = useEngine();
  const { import: texts } = useTexts();
  const book = useQuery('book', {});
  const hasBook = book?.kind === 'open';
  const chooserRef = useRef<HTMLInputElement>(null);
  const isHovering = useDrop((files) => void takeFiles(engine, files, hasBook));

  return {
    chooseFile: () => chooserRef.current?.click(),
    outlet: (
      <>
        <input
          ref={chooserRef} className="file-drop__chooser" type="file" accept=".ofx,.qfx" tabIndex={-1}
          aria-label={texts.title}
          onChange={(event) => {
            void takeFiles(engine, [...event.currentTarget.files ?? []], hasBook);
            // The same file may be chosen again.
            event.currentTarget.value = '';
          }}
        />
        {isHovering && (
          <div className="file-drop__target">
            <Icon name="import" size={24} />
            <p className="file-drop__sentence">{texts.dropHere}</p>
            <p className="file-drop__note">{texts.dropNote}</p>
          </div>
        )}
        <FileNoticeStrip />
      </>
    ),
  };
}

/** Whether files hover over the window now. */
function useDrop(onFiles: (files: readonly File[]) => void): boolean {
  const [isHovering, setIsHovering] = useState(false);
  const latest = useRef(onFiles);
  useEffect(() => {
    latest.current = onFiles;
  });
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setIsHovering(true);
    };
    const leave = (event: DragEvent): void => {
      // Null where the pointer left the window, and not one element for another.
      if (event.relatedTarget === null) setIsHovering(false);
    };
    const drop = (event: DragEvent): void => {
      setIsHovering(false);
      if (!hasFiles(event) || event.defaultPrevented) return;
      // Else the browser would leave the page for the file.
      event.preventDefault();
      latest.current([...event.dataTransfer?.files ?? []]);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('dragleave', leave);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('dragleave', leave);
      window.removeEventListener('drop', drop);
    };
  }, []);
  return isHovering;
}

function hasFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes('Files') === true;
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
