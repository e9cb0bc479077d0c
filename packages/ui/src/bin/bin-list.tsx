/** Entries that were deleted in the last 12 months; one or several are put back. */
import type { BinView, Id } from '@tandem/contract';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useCommand } from '../command-state.ts';
import { AlertStrip } from '../controls/alert-strip.tsx';
import { Button } from '../controls/button.tsx';
import { Checkbox } from '../controls/checkbox.tsx';
import { EmptyState } from '../controls/empty-state.tsx';
import { Pager } from '../controls/pager.tsx';
import { useQuery } from '../engine.tsx';
import { isSingular } from '../formatting/counted.ts';
import { formatDay, formatMoment } from '../formatting/format-day.ts';
import { formatCount, formatMoney } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { describeFailure } from '../messages/failure-messages.ts';
import type { ScreenSize } from '../sync/screen-size.ts';
import './bin.css';

type BinEntry = BinView['entries'][number];

const binPage = 100;

export function BinList({ size }: { readonly size: ScreenSize }): ReactNode {
  const language = useLanguage();
  const texts = useTexts();
  const { bin } = texts;
  const [offset, setOffset] = useState(0);
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(new Set());
  const view = useQuery('bin', { offset, limit: binPage }, { keep: true });
  const restore = useCommand('restore-entries');
  const binRef = useRef<HTMLDivElement>(null);
  const lostIndex = useRef<number>(undefined);
  // What was put back is gone with its button: the focus goes to the next one, or to what is said.
  useEffect(() => {
    if (lostIndex.current === undefined || document.activeElement !== document.body) return;
    const buttons = binRef.current?.querySelectorAll<HTMLElement>('.bin__entry > .button') ?? [];
    (buttons[Math.min(lostIndex.current, buttons.length - 1)] ?? binRef.current)?.focus();
    lostIndex.current = undefined;
  });
  if (view === undefined) return null;
  const entries = view.entries;
  const chosenIds = entries.map(({ entryId }) => entryId).filter((id) => chosen.has(id));

  async function putBack(entryIds: readonly Id[]): Promise<void> {
    lostIndex.current = entries.findIndex(({ entryId }) => entryId === entryIds[0]);
    await restore.run({ entryIds: [...entryIds] });
    setChosen(new Set());
  }
  function choose(ids: readonly Id[], isChosen: boolean): void {
    const next = new Set(chosen);
    for (const id of ids) {
      if (isChosen) next.add(id);
      else next.delete(id);
    }
    setChosen(next);
  }
  return (
    <div ref={binRef} className={`bin bin--${size}`} tabIndex={-1}>
      {restore.state.kind === 'failed' && (
        <AlertStrip kind="bad">{describeFailure(texts, restore.state.failure)}</AlertStrip>
      )}
      {restore.state.kind === 'done' && <Restored count={restore.state.value.restored} />}
      {view.total === 0 ? <EmptyState sentence={bin.none} /> : (
        <>
          <div className="bin__bar">
            <Checkbox label={bin.chooseAll} value={chosenIds.length === entries.length}
              onChange={(isChosen) => choose(entries.map(({ entryId }) => entryId), isChosen)} />
            {chosenIds.length > 0 && (
              <Button kind="main" icon="restore" isDisabled={restore.state.kind === 'working'}
                onClick={() => void putBack(chosenIds)}>
                {bin.restoreChosen(formatCount(chosenIds.length, language), isSingular(chosenIds.length, language))}
              </Button>
            )}
          </div>
          <ul>
            {entries.map((entry) => (
              <Entry key={entry.entryId} entry={entry} isChosen={chosen.has(entry.entryId)}
                onChoose={(isChosen) => choose([entry.entryId], isChosen)}
                onRestore={() => void putBack([entry.entryId])} />
            ))}
          </ul>
          <Pager offset={offset} pageSize={binPage} total={view.total} onChange={setOffset} />
        </>
      )}
    </div>
  );
}

interface EntryProps {
  readonly entry: BinEntry;
  readonly isChosen: boolean;
  readonly onChoose: (isChosen: boolean) => void;
  readonly onRestore: () => void;
}

function Entry({ entry, isChosen, onChoose, onRestore }: EntryProps): ReactNode {
  const language = useLanguage();
  const { bin, conflict } = useTexts();
  const amount = formatMoney(entry.amount, entry.currency, language);
  const payee = [entry.payee, entry.memo].find((text) => text !== '') ?? conflict.kind['entry'] ?? '';
  const name = `${payee}, ${formatDay(entry.day)}, ${amount}`;
  return (
    <li className="bin__entry">
      <Checkbox label={bin.choose(name)} isLabelHidden value={isChosen} onChange={onChoose} />
      <span className="bin__day">{formatDay(entry.day)}</span>
      <span className="bin__payee">{payee}</span>
      <span className="bin__account">{entry.accountName}</span>
      <span className="bin__amount">{amount}</span>
      <span className="bin__deleted">
        {bin.deleted(formatMoment(entry.deletedMs, language), entry.deletedBy ?? bin.unknownDevice)}
      </span>
      <Button kind="plain" aria-label={bin.restoreName(name)} onClick={onRestore}>{bin.restore}</Button>
    </li>
  );
}

function Restored({ count }: { readonly count: number }): ReactNode {
  const language = useLanguage();
  const { bin } = useTexts();
  if (count === 0) return <AlertStrip kind="info">{bin.nothingRestored}</AlertStrip>;
  return (
    <AlertStrip kind="ok">{bin.restored(formatCount(count, language), isSingular(count, language))}</AlertStrip>
  );
}
