/**
 * Records that changed on several devices: the value that is shown and the one that is set aside, grouped by the sync
 * that brought them; below, those that are settled. It sends its own commands. On the PC one conflict is the current
 * one: arrows go from one to the next, and a letter settles it.
 */
import type { ConflictsView, Id } from '@tandem/contract';
import { useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { AlertStrip } from '../controls/alert-strip.tsx';
import { Button } from '../controls/button.tsx';
import { EmptyState } from '../controls/empty-state.tsx';
import { isSingular } from '../formatting/counted.ts';
import { formatMoment } from '../formatting/format-day.ts';
import { formatCount } from '../formatting/format-number.ts';
import { useLanguage, useTexts } from '../language.tsx';
import { describeFailure } from '../messages/failure-messages.ts';
import type { ScreenSize } from '../sync/screen-size.ts';
import { ConflictBar } from './conflict-bar.tsx';
import { groupConflicts, type SettleHow } from './conflict-choices.ts';
import { ConflictRow } from './conflict-row.tsx';
import { SettledList } from './settled-list.tsx';
import { useConflictActs } from './use-conflict-acts.ts';
import './conflict-list.css';

export interface ConflictListProps {
  readonly size: ScreenSize;
  readonly view: ConflictsView;
  /** Stands at the left of what settles all of them; the phone has its title in its bar. */
  readonly title?: ReactNode;
  /** The record whose conflict is looked for. */
  readonly wantedRecordId?: Id | undefined;
}

/** A book may have thousands after a long time apart; so many are shown at once. */
const shownAtOnce = 100;

export function ConflictList({ size, view, title, wantedRecordId }: ConflictListProps): ReactNode {
  const language = useLanguage();
  const texts = useTexts();
  const { conflict: words } = texts;
  const acts = useConflictActs();
  const [accountId, setAccountId] = useState<Id>();
  const [shown, setShown] = useState(shownAtOnce);
  const listRef = useRef<HTMLDivElement>(null);

  const isFiltered = view.open.some((conflict) => conflict.accountId === accountId);
  const open = isFiltered ? view.open.filter((conflict) => conflict.accountId === accountId) : view.open;
  const inSight = open.slice(0, shown);
  const { currentId, setCurrentId, keepFocus, follow } = useCurrent(inSight, wantedRecordId, listRef, size);

  async function settle(conflictId: Id, how: SettleHow): Promise<void> {
    keepFocus();
    await acts.settle([conflictId], how);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (size !== 'pc' || event.ctrlKey || event.altKey || event.metaKey) return;
    const index = inSight.findIndex(({ id }) => id === currentId);
    const current = inSight[index];
    if (current === undefined) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const letter = event.key.toUpperCase();
    const how = (['kept', 'taken', 'both'] as const).find((choice) => words.act.key[choice] === letter);
    if (step !== 0) focusConflict(listRef.current, inSight[index + step]?.id);
    else if (how !== undefined && (how !== 'both' || current.canKeepBoth)) void settle(current.id, how);
    else return;
    event.preventDefault();
  }

  return (
    <div className={`conflict-list conflict-list--${size}`}>
      <ConflictBar size={size} view={view} open={open} title={title} onSettle={acts.settle}
        accountId={isFiltered ? accountId : undefined} onChooseAccount={setAccountId} />
      {acts.failure !== undefined && <AlertStrip kind="warn">{describeFailure(texts, acts.failure)}</AlertStrip>}
      <p className="visually-hidden" role="status">
        {acts.settled !== undefined
          && words.act.done(formatCount(acts.settled, language), isSingular(acts.settled, language))}
      </p>
      {view.open.length === 0 && <EmptyState sentence={`${words.none}. ${words.noneNote}`} />}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- letters of the buttons inside it */}
      <div ref={listRef} onKeyDown={onKeyDown} onFocus={({ target }) => {
        const id = target.closest<HTMLElement>('[data-conflict]')?.dataset['conflict'];
        if (id !== undefined) setCurrentId(id);
      }}>
        {groupConflicts(inSight).map(({ noticedMs, conflicts }) => (
          <section key={noticedMs} className="conflict-list__group">
            <h2 className="conflict-list__group-head">
              <span>{noticedMs === null ? words.ofNoSync : words.ofSync(formatMoment(noticedMs, language))}</span>
              <span className="conflict-list__count">
                {words.inGroup(formatCount(conflicts.length, language), isSingular(conflicts.length, language))}
              </span>
            </h2>
            <ul>
              {conflicts.map((conflict) => (
                <ConflictRow key={conflict.id} size={size} conflict={conflict}
                  isCurrent={size === 'pc' && conflict.id === currentId}
                  onSettle={(how) => void settle(conflict.id, how)} />
              ))}
            </ul>
          </section>
        ))}
      </div>
      {open.length > shown && (
        <Button kind="plain" onClick={() => setShown(shown + shownAtOnce)}>
          {words.more(formatCount(Math.min(shownAtOnce, open.length - shown), language))}
        </Button>
      )}
      <SettledList conflicts={view.settled} onReopen={(id) => {
        follow(id);
        void acts.reopen(id);
      }} />
    </div>
  );
}

interface Current {
  readonly currentId: Id | undefined;
  readonly setCurrentId: (id: Id) => void;
  /** Before a conflict is settled: it goes with its buttons, and the next one takes the focus. */
  readonly keepFocus: () => void;
  /** Before this one is opened again: it takes the focus. */
  readonly follow: (id: Id) => void;
}

function useCurrent(
  inSight: ConflictsView['open'], wantedRecordId: Id | undefined,
  listRef: { readonly current: HTMLElement | null }, size: ScreenSize,
): Current {
  const [chosenId, setCurrentId] = useState<Id>();
  const lastIndex = useRef(0);
  const mustFocus = useRef(false);
  const wanted = inSight.find(({ recordId }) => recordId === wantedRecordId)?.id;
  const found = inSight.findIndex(({ id }) => id === (chosenId ?? wanted));
  const index = found >= 0 ? found : Math.min(lastIndex.current, inSight.length - 1);
  const currentId = inSight[index]?.id;

  useLayoutEffect(() => {
    lastIndex.current = Math.max(index, 0);
    if (!mustFocus.current || document.activeElement !== document.body) return;
    mustFocus.current = false;
    if (!focusConflict(listRef.current, currentId)) {
      listRef.current?.closest('section')?.querySelector<HTMLElement>('h1')?.focus();
    }
  });
  useEffect(() => {
    const isFree = document.activeElement === document.body || document.activeElement === null;
    if (size === 'pc' && (isFree || wanted !== undefined)) focusConflict(listRef.current, wanted ?? currentId);
    // oxlint-disable-next-line react/exhaustive-deps -- once, and for each record that is looked for
  }, [wanted]);

  return {
    currentId, setCurrentId,
    keepFocus: () => {
      mustFocus.current = listRef.current?.contains(document.activeElement) === true;
    },
    follow: (id) => {
      setCurrentId(id);
      mustFocus.current = true;
    },
  };
}

/** Says whether it is there. */
function focusConflict(list: HTMLElement | null, id: Id | undefined): boolean {
  const keep = list?.querySelector<HTMLElement>(`[data-conflict="${id ?? ''}"] [data-how="kept"]`);
  keep?.focus();
  keep?.closest('[data-conflict]')?.scrollIntoView({ block: 'nearest' });
  return keep !== null && keep !== undefined;
}
