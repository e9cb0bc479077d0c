/**
 * The preview of a bank's file in the main area: which statement goes into which account, what each line would do, the
 * balance that the bank says. Nothing is written before the user agrees.
 */
import type { ImportView as Preview } from '@tandem/contract';
import {
  AlertStrip, Button, describeFailure, formatCount, Icon, isSingular, useEngine, useLanguage, useQuery, useTexts,
  type ShownFailure,
} from '@tandem/ui';
import { useEffect, useState, type ReactNode } from 'react';
import { focusZone, isFocusFree } from '../shell/zones.ts';
import { useFileChooser } from './file-chooser.tsx';
import { fileNotices } from './file-notice.ts';
import { ImportFoot } from './import-foot.tsx';
import { ImportHead } from './import-head.tsx';
import { chooseLines, countLines, type LineFilter } from './import-lines.ts';
import { ImportTable } from './import-table.tsx';
import { ImportTarget } from './import-target.tsx';
import { LineFilters } from './line-filters.tsx';
import { useImportLines } from './use-import-lines.ts';
import './import.css';

export interface ImportViewProps {
  /** The lines are written into this account. */
  readonly onImported?: (accountId: string) => void;
}

export function ImportView({ onImported }: ImportViewProps): ReactNode {
  const preview = useQuery('import', {});
  if (preview === undefined || preview === null) return null;
  const { fileName, statement, accountId, isNegated } = preview;
  return (
    <Shown
      key={JSON.stringify([fileName, statement, accountId, isNegated])} preview={preview} onImported={onImported}
    />
  );
}

interface ShownProps {
  readonly preview: Preview;
  readonly onImported: ((accountId: string) => void) | undefined;
}

function Shown({ preview, onImported }: ShownProps): ReactNode {
  const engine = useEngine();
  const texts = useTexts();
  const [filter, setFilter] = useState<LineFilter>('all');
  const [isWriting, setIsWriting] = useState(false);
  const [failure, setFailure] = useState<ShownFailure | undefined>(undefined);
  const { chooseFile, chooser } = useFileChooser();
  const { lines, change } = useImportLines(preview, setFailure);
  const taken = lines.filter(({ line }) => line.isTaken).length;
  // What opened the preview, and the form of a new account, are gone with the focus that they had.
  const hasLines = preview.accountId !== null;
  useEffect(() => {
    if (hasLines && isFocusFree()) focusZone(document, 'rows');
  }, [hasLines]);

  async function write(): Promise<void> {
    setIsWriting(true);
    const answer = await engine.command('write-import', {});
    setIsWriting(false);
    if (!answer.ok) return setFailure(answer.error);
    const { accountId, added, confirmed } = answer.value;
    fileNotices.tell({ kind: 'imported', added, confirmed });
    onImported?.(accountId);
  }

  return (
    <section className="import" aria-label={texts.import.title} data-zone="rows">
      <ImportHead preview={preview} onOtherFile={chooseFile} />
      {chooser}
      {failure !== undefined && <AlertStrip kind="warn" icon="warn">{describeFailure(texts, failure)}</AlertStrip>}
      <ImportTarget preview={preview} onFailure={setFailure} />
      {hasLines && (
        <>
          <div className="import__bar">
            <LineFilters counts={countLines(preview.lines)} value={filter} onChange={setFilter} />
            <p className="import__unwritten"><Icon name="info" size={16} /><span>{texts.import.isUnwritten}</span></p>
          </div>
          <ImportTable
            preview={preview} lines={chooseLines(lines, filter)} onChange={change}
            key={filter}
          />
        </>
      )}
      <ImportFoot
        preview={preview}
        acts={
          <>
            {taken === 0 && (
              <span className="import__reason">
                {hasLines ? texts.import.nothingTaken : texts.import.chooseAccountFirst}
              </span>
            )}
            <Button kind="plain" isDisabled={isWriting} onClick={() => void engine.command('close-import', {})}>
              {texts.import.cancel}
            </Button>
            <WriteButton taken={taken} isWriting={isWriting} onWrite={() => void write()} />
          </>
        }
      />
    </section>
  );
}

interface WriteButtonProps {
  readonly taken: number;
  readonly isWriting: boolean;
  readonly onWrite: () => void;
}

function WriteButton({ taken, isWriting, onWrite }: WriteButtonProps): ReactNode {
  const { import: words } = useTexts();
  const language = useLanguage();
  return (
    <Button kind="main" isDisabled={isWriting || taken === 0} onClick={onWrite}>
      {isWriting ? words.writing : words.importLines(formatCount(taken, language), isSingular(taken, language))}
    </Button>
  );
}
