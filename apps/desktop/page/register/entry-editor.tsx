/** The row that is being typed, in the place where it will stay; what is wrong with it is said right under it. */
import { formatAmount, Icon, useLanguage, useTexts } from '@tandem/ui';
import type { PayeeSuggestion } from '@tandem/contract';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { AmountCell } from './amount-cell.tsx';
import { CategoryCell } from './category-cell.tsx';
import { CellField } from './cell-field.tsx';
import { DateCell } from './date-cell.tsx';
import { startSplit, takeSuggestion, type EntryForm } from './entry-form.ts';
import { readFormAmount, type EntryFieldName } from './entry-reading.ts';
import type { EntryEditing } from './use-entry-editing.ts';
import { MethodCell } from './method-cell.tsx';
import { OtherAmountLine } from './other-amount-line.tsx';
import { PayeeField } from './payee-field.tsx';
import { SplitEditor } from './split-editor.tsx';
import { StatusCell } from './status-mark.tsx';
import './entry-editor.css';

interface EntryEditorProps {
  readonly editing: EntryEditing;
  readonly rowId: string;
  readonly rowIndex: number;
  /** The balance without this entry; undefined while it is not known. */
  readonly balanceBefore: number | undefined;
  readonly onCancel: () => void;
}

export function EntryEditor({ editing, rowId, rowIndex, balanceBefore, onCancel }: EntryEditorProps): ReactNode {
  const { register } = useTexts();
  const language = useLanguage();
  const root = useRef<HTMLDivElement>(null);
  const faultId = useId();
  const { form, context, format, fault, update } = editing;
  const [offered, setOffered] = useState<PayeeSuggestion>();
  const shown = offered === undefined ? form : takeSuggestion(form, offered, context.methods, format);
  const { currency } = context.account;
  useFocusRequests(root, editing);

  const faultOf = (field: EntryFieldName): string | undefined =>
    (fault?.field === field && fault.line === undefined ? faultId : undefined);
  const isPreview = (field: 'method' | 'debit' | 'credit'): boolean => shown[field] !== form[field];
  const amount = readFormAmount(shown, context);
  const balance = balanceBefore === undefined ? undefined : balanceBefore + (amount.ok ? amount.value : 0);

  function set(change: Partial<EntryForm>): void {
    update((current) => ({ ...current, ...change }));
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onCancel();
    } else if (event.key === 'Enter' && event.ctrlKey) {
      event.preventDefault();
      update(startSplit);
      editing.focus('split-category', 0);
    } else if (event.key === 'Enter' && !event.defaultPrevented && !isButton(event.target)) {
      event.preventDefault();
      void editing.save();
    }
  }
  return (
    <div ref={root} className="entry-editor" onKeyDown={onKeyDown} role="presentation">
      <div id={rowId} className="register-row entry-editor-row" role="row" aria-rowindex={rowIndex}
        aria-label={form.entryId === null ? register.typingRow : register.rowEditor}>
        <span role="gridcell" className="register-mark"><Icon name="edit" size={16} /></span>
        <span role="gridcell">
          <DateCell value={form.date} format={format} readDay={context.readDay} today={editing.today}
            faultId={faultOf('date')} onChange={(date) => set({ date })} />
        </span>
        <span role="gridcell">
          <MethodCell value={shown.method} methods={context.methods} faultId={faultOf('method')}
            isPreview={isPreview('method')} onChange={(method) => set({ method })} />
        </span>
        <span role="gridcell">
          <PayeeField accountId={context.account.id} currency={currency} value={form.payee} faultId={faultOf('payee')}
            onType={(payee) => set({ payee })} onOffer={setOffered}
            onTake={(suggestion, how) => {
              update((current) => takeSuggestion(current, suggestion, context.methods, format));
              setOffered(undefined);
              if (how === 'tab') editing.focus(editing.latest().credit === '' ? 'debit' : 'credit');
            }} />
        </span>
        <span role="gridcell">
          <CategoryCell field={shown.category} lists={context} faultId={faultOf('category')} canSplit
            isPreview={shown.category !== form.category} fieldName="category" onChange={(category) => set({ category })}
            onSplit={() => {
              update(startSplit);
              editing.focus('split-category', 0);
            }} />
        </span>
        <span role="gridcell" className="register-memo">
          <CellField label={register.fields.memo} value={form.memo} faultId={faultOf('memo')} data-field="memo"
            onChange={(memo) => set({ memo })} />
        </span>
        <span role="gridcell" className="register-status">
          <StatusCell status={form.status} onToggle={(status) => set({ status })} />
        </span>
        <span role="gridcell">
          <AmountCell label={register.fields.debit} value={shown.debit} currency={currency} fieldName="debit"
            faultId={faultOf('debit')} isPreview={isPreview('debit')} format={format}
            onChange={(debit) => set(debit === '' ? { debit } : { debit, credit: '' })} />
        </span>
        <span role="gridcell">
          <AmountCell label={register.fields.credit} value={shown.credit} currency={currency} fieldName="credit"
            faultId={faultOf('credit')} isPreview={isPreview('credit')} format={format}
            onChange={(credit) => set(credit === '' ? { credit } : { credit, debit: '' })} />
        </span>
        <span role="gridcell" className="register-amount register-balance" data-preview={amount.ok}>
          {balance === undefined ? '' : formatAmount(balance, currency, language)}
        </span>
      </div>
      <OtherAmountLine editing={editing} faultId={faultOf('other-amount')} />
      {form.category.kind === 'split' ? <SplitEditor editing={editing} faultId={faultId} /> : null}
      {editing.faultText === undefined ? null : (
        <div role="row">
          <div role="gridcell" className="entry-editor-fault">
            <Icon name="warn" size={16} /> <span id={faultId} role="alert">{editing.faultText}</span>
          </div>
        </div>
      )}
    </div>
  );
}

/** A field is asked for by name; it takes the focus once it is there, with its text chosen. */
function useFocusRequests(root: { readonly current: HTMLElement | null }, editing: EntryEditing): void {
  const { focusRequest, faultText } = editing;
  useLayoutEffect(() => {
    if (focusRequest === undefined) return;
    const { field, line } = focusRequest;
    const selector = line === undefined ? `[data-field="${field}"]` : `[data-field="${field}"][data-line="${line}"]`;
    const input = root.current?.querySelector<HTMLInputElement>(selector);
    input?.focus();
    input?.select?.();
  }, [root, focusRequest]);
  // What comes under the row must be seen, too: a sentence, one more line of a split.
  const { category } = editing.form;
  const lines = category.kind === 'split' ? category.lines.length : 0;
  useEffect(() => {
    if (faultText !== undefined || lines > 0) root.current?.scrollIntoView({ block: 'nearest' });
  }, [root, faultText, lines]);
}

function isButton(target: EventTarget): boolean {
  return target instanceof HTMLButtonElement;
}
