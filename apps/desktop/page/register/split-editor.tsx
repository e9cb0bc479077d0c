/**
 * The lines of a split while it is typed, and what is left: it must come to nothing before the entry is saved. A line
 * that is emptied counts as removed, so that the keyboard needs no stop at its cross.
 */
import { formatAmount, Icon, IconButton, useLanguage, useTexts } from '@tandem/ui';
import { splitLinesMax, toCents } from '@tandem/ledger';
import type { KeyboardEvent, ReactNode } from 'react';
import { AmountCell } from './amount-cell.tsx';
import { CategoryCell } from './category-cell.tsx';
import { CellField } from './cell-field.tsx';
import { emptyChoice, type EntryForm, type SplitLineField } from './entry-form.ts';
import { readFormAmount, readSplitRest } from './entry-reading.ts';
import type { EntryEditing } from './use-entry-editing.ts';

interface SplitEditorProps {
  readonly editing: EntryEditing;
  readonly faultId: string;
}

export function SplitEditor({ editing, faultId }: SplitEditorProps): ReactNode {
  const { register } = useTexts();
  const language = useLanguage();
  const { form, context, format, fault } = editing;
  if (form.category.kind !== 'split') return null;
  const { lines } = form.category;
  const { currency } = context.account;
  const amount = readFormAmount(form, context);
  const total = amount.ok ? amount.value : toCents(0);
  const rest = readSplitRest(lines, total, context);
  const side = total < 0 || !amount.ok ? 'debit' : 'credit';
  const shownRest = total < 0 ? 0 - rest : rest;

  function change(change: (lines: readonly SplitLineField[]) => readonly SplitLineField[]): void {
    editing.update((form) => withLines(form, change));
  }
  function setLine(line: number, part: Partial<SplitLineField>): void {
    change((all) => all.map((each, index) => (index === line ? { ...each, ...part } : each)));
  }
  const amountLeft = shownRest === 0 ? '' : format.amount(toCents(shownRest));
  function add(): void {
    change((all) => [...all, { key: nextKey(all), category: emptyChoice, memo: '', amount: amountLeft }]);
    editing.focus('split-category', lines.length);
  }
  /** Tab behind an amount takes the rest, where there is one, to the next line: an empty one, or a new one. */
  function onAmountKey(event: KeyboardEvent, line: number): void {
    if (event.key !== 'Tab' || event.shiftKey || rest === 0) return;
    const next = lines[line + 1];
    if (next !== undefined) {
      if (next.amount === '') setLine(line + 1, { amount: amountLeft });
    } else if (lines.length < splitLinesMax) {
      event.preventDefault();
      add();
    }
  }
  const faultOf = (field: string, line: number): string | undefined =>
    (fault?.field === field && fault.line === line ? faultId : undefined);
  return (
    <div className="split-editor" role="presentation">
      {lines.map((line, index) => (
        <div key={line.key} className="register-row split-editor-line" role="row"
          aria-label={register.splitLine(index + 1)}>
          <span role="gridcell" className="split-editor-remove">
            <IconButton icon="close" label={register.splitRemove} tabIndex={-1} onClick={() => {
              change((all) => all.filter(({ key }) => key !== line.key));
            }} />
          </span>
          <span role="gridcell" className="split-editor-category">
            <CategoryCell field={line.category} lists={{ categories: context.categories, accounts: [] }}
              faultId={faultOf('split-category', index)} fieldName="split-category" line={index}
              onChange={(category) => setLine(index, { category })} />
          </span>
          <span role="gridcell" className="register-memo">
            <CellField label={register.fields.memo} value={line.memo} faultId={undefined} data-field="split-memo"
              onChange={(memo) => setLine(index, { memo })} />
          </span>
          <span role="gridcell" className="split-editor-amount" data-side={side}>
            <AmountCell label={register.splitAmount} value={line.amount} currency={currency} fieldName="split-amount"
              line={index} faultId={faultOf('split-amount', index)} format={format}
              onChange={(amount) => setLine(index, { amount })} onKeyDown={(event) => onAmountKey(event, index)} />
          </span>
        </div>
      ))}
      <div className="split-editor-foot" role="row">
        <span role="gridcell">
          <button type="button" className="split-editor-add" onClick={add} disabled={lines.length >= splitLinesMax}>
            <Icon name="plus" size={16} /> {register.splitAdd}
          </button>
        </span>
        <span role="gridcell" className="split-editor-rest" data-matches={rest === 0}>
          {rest === 0
            ? <><Icon name="check" size={16} /> {register.splitMatches}</>
            : <>{register.splitRest} <b>{formatAmount(shownRest, currency, language)}</b></>}
        </span>
      </div>
    </div>
  );
}

/** No line is left: the entry is one amount in one category again. */
function withLines(
  form: EntryForm, change: (lines: readonly SplitLineField[]) => readonly SplitLineField[],
): EntryForm {
  if (form.category.kind !== 'split') return form;
  const lines = change(form.category.lines);
  return { ...form, category: lines.length === 0 ? emptyChoice : { kind: 'split', lines } };
}

function nextKey(lines: readonly SplitLineField[]): number {
  return lines.reduce((largest, { key }) => Math.max(largest, key), -1) + 1;
}
