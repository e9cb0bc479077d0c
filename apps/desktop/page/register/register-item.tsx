/** What stands at one place of the register: an entry, the row being typed, the heading of what is to come. */
import type { RegisterRowView } from '@tandem/contract';
import { formatCount, formatDay, useEngine, useLanguage, useTexts } from '@tandem/ui';
import type { ReactNode } from 'react';
import type { EntryForm } from './entry-form.ts';
import { EmptyRegister } from './empty-register.tsx';
import { EntryRow } from './entry-row.tsx';
import { itemAt } from './register-shape.ts';
import type { LoadedRegisterProps } from './register-window.ts';
import { saveEntry, type SaveFailure } from './save-entry.ts';
import { isChosen } from './row-selection.ts';
import { EditorRow, RestingRow } from './typing-row.tsx';
import { splitKey, type RegisterModel } from './use-register.ts';

interface RegisterItemProps {
  readonly model: RegisterModel;
  readonly props: LoadedRegisterProps;
  readonly index: number;
  readonly isTyped: boolean;
}

export function RegisterItemView(item: RegisterItemProps): ReactNode {
  const { model, props, index } = item;
  const content = itemAt(model.shape, index);
  switch (content.kind) {
    case 'typing': return <TypingItem {...item} />;
    case 'upcoming': return <UpcomingHead {...item} />;
    case 'empty': return (
      <div role="row">
        <div role="gridcell"><EmptyRegister onImport={props.onImport} onReceive={props.onReceive} /></div>
      </div>
    );
    case 'row': {
      const { typing } = model.typing;
      if (item.isTyped && typing.kind === 'row') return <TypedEntry {...item} row={typing.row} form={typing.form} />;
      return <EntryItem {...item} row={content.row} />;
    }
  }
}

/** Heads are row 1, and rows are counted from 1. */
function toRowIndex(index: number): number {
  return index + 2;
}

function TypingItem({ model, props, index }: RegisterItemProps): ReactNode {
  const { typing, typingContext, selection } = model;
  const { typing: current } = typing;
  const client = useEngine();

  /** The next letters belong to the next entry, at once; one that is refused comes back. */
  async function saveAndGoOn(form: EntryForm): Promise<undefined> {
    typing.beginNext(form);
    model.reveal('typing');
    const saved = await saveEntry(client, form, typingContext.context);
    if (saved.ok) model.setNewEntryId(saved.entryId);
    else if (!typing.giveBack(form, saved.failure)) model.acts.tellRefused(saved.failure);
    return undefined;
  }
  if (current.kind !== 'new') {
    return (
      <RestingRow form={typing.draft} rowIndex={toRowIndex(index)} id={`${model.gridId}-typing`}
        isActive={selection.active === 'typing'} />
    );
  }
  return (
    <EditorRow key={current.session} slot={typing.editor} {...typingContext} initial={typing.draft} today={props.today}
      firstField={current.firstField} rowId={`${model.gridId}-typing`}
      rowIndex={toRowIndex(index)} balanceBefore={props.register.account.real}
      onChange={typing.keepDraft}
      initialFailure={current.failure} onSave={saveAndGoOn}
      onCancel={() => {
        typing.discardNew();
        model.focusGrid();
      }} />
  );
}

interface TypedEntryProps extends RegisterItemProps {
  readonly row: RegisterRowView;
  readonly form: EntryForm;
}

function TypedEntry({ model, props, index, row, form }: TypedEntryProps): ReactNode {
  const { typing, typingContext } = model;
  const { typing: current } = typing;
  const client = useEngine();

  function end(): void {
    // It may be saved because something else is begun, which then has the focus.
    const hasFocus = document.getElementById(model.gridId)?.contains(document.activeElement) === true;
    typing.stop();
    if (hasFocus) model.focusGrid();
  }
  async function save(changed: EntryForm): Promise<SaveFailure | undefined> {
    const saved = await saveEntry(client, changed, typingContext.context);
    if (!saved.ok) return saved.failure;
    model.setNewEntryId(saved.entryId);
    end();
    return undefined;
  }
  return (
    <EditorRow key={splitKey(row)} slot={typing.editor} {...typingContext} initial={form} today={props.today}
      firstField={current.kind === 'row' ? current.firstField : undefined}
      rowId={`${model.gridId}-${String(model.selection.active)}`} rowIndex={toRowIndex(index)}
      balanceBefore={row.balance - row.amount} onChange={() => {}} onCancel={end}
      initialFailure={undefined} onSave={save} />
  );
}

function EntryItem({ model, props, index, row }: RegisterItemProps & { readonly row: number }): ReactNode {
  const { account } = props.register;
  const { rows, selection, shape, openSplits, typingContext } = model;
  const view = rows.row(row);
  return (
    <EntryRow row={view} id={`${model.gridId}-${row}`} index={row} rowIndex={toRowIndex(index)}
      currency={account.currency} method={view === undefined ? '' : describeMethod(view)}
      isActive={selection.active === row} isChosen={isChosen(selection, row)}
      isSplitOpen={view !== undefined && openSplits.has(splitKey(view))} isUpcoming={row >= shape.firstUpcoming}
      canOverdraw={account.kind === 'current' || account.kind === 'savings' || account.kind === 'cash'}
      isNew={view !== undefined && view.entryId === model.newEntryId} />
  );

  function describeMethod({ methodId, method, number }: RegisterRowView): string {
    const short = typingContext.context.methods.find(({ id }) => id === methodId)?.shortName ?? method;
    return number === '' ? short : `${short} ${number}`.trim();
  }
}

function UpcomingHead({ model, props, index }: RegisterItemProps): ReactNode {
  const { register } = useTexts();
  const language = useLanguage();
  const { shape } = model;
  const count = shape.rows - shape.firstUpcoming;
  const { projectedDay } = props.register;
  const lastDay = model.rows.row(shape.rows - 1)?.day ?? projectedDay;
  return (
    <div className="upcoming-head" role="row" aria-rowindex={toRowIndex(index)}>
      <b role="gridcell">{register.upcomingUntil(formatDay(lastDay > projectedDay ? lastDay : projectedDay))}</b>
      <span role="gridcell">{register.upcomingCount(count, formatCount(count, language))}</span>
    </div>
  );
}
