/** What became of the last file, where the window shows it. */
import { AlertStrip, describeFailure, fileBytesMax, Link, Spinner, useTexts } from '@tandem/ui';
import { useEffect, type ReactNode } from 'react';
import { fileNotices, useFileNotice } from './file-notice.ts';

/** A success is read and goes; what needs an act stays until it is closed. */
const importedShownMs = 8000;

export function FileNoticeStrip(): ReactNode {
  const texts = useTexts();
  const notice = useFileNotice();
  const { import: words } = texts;
  useEffect(() => {
    if (notice.kind !== 'imported') return undefined;
    const timer = setTimeout(() => fileNotices.tell({ kind: 'none' }), importedShownMs);
    return () => clearTimeout(timer);
  }, [notice]);
  const close = <Link onClick={() => fileNotices.tell({ kind: 'none' })}>{words.close}</Link>;
  switch (notice.kind) {
    case 'none': return null;
    case 'reading':
      return (
        <p className="file-drop__reading" role="status"><Spinner /><span>{words.reading(notice.fileName)}</span></p>
      );
    case 'several-files':
      return <AlertStrip kind="warn" icon="warn" action={close}>{words.severalFiles}</AlertStrip>;
    case 'too-large':
      return (
        <AlertStrip kind="warn" icon="warn" action={close}>
          {words.tooLarge(notice.fileName, fileBytesMax / 2 ** 20)}
        </AlertStrip>
      );
    case 'unreadable':
      return <AlertStrip kind="warn" icon="warn" action={close}>{words.unreadable(notice.fileName)}</AlertStrip>;
    case 'failed':
      return <AlertStrip kind="warn" icon="warn" action={close}>{describeFailure(texts, notice.failure)}</AlertStrip>;
    case 'imported':
      return (
        <AlertStrip kind="ok" icon="check" action={close}>{words.imported(notice.added, notice.confirmed)}</AlertStrip>
      );
  }
}
