/** The row for the next entry: at rest it shows where typing begins, then it is typed in. */
import type { Id } from '@tandem/contract';
import type { Day } from '@tandem/ledger';
import { useTexts } from '@tandem/ui';
import { useImperativeHandle, type ReactNode } from 'react';
import type { Slot } from '../shell/slot.ts';
import type { EntryForm } from './entry-form.ts';
import type { EntryFieldName } from './entry-reading.ts';
import { EntryEditor } from './entry-editor.tsx';
import { useEntryEditing } from './use-entry-editing.ts';
import type { TypingContext } from './use-reading-context.ts';

export interface EditorHandle {
  /** True once it is saved; false where something is wrong with it, which is then said. */
  readonly save: () => Promise<boolean>;
  readonly isChanged: () => boolean;
}

interface EditorRowProps extends TypingContext {
  readonly slot: Slot<EditorHandle>;
  readonly initial: EntryForm;
  readonly today: Day;
  readonly firstField: EntryFieldName | undefined;
  readonly rowId: string;
  readonly rowIndex: number;
  readonly balanceBefore: number | undefined;
  readonly onChange: (form: EntryForm) => void;
  readonly onSaved: (entryId: Id, form: EntryForm) => void;
  readonly onCancel: () => void;
}

export function EditorRow(props: EditorRowProps): ReactNode {
  const { slot, initial } = props;
  const editing = useEntryEditing(props);
  const { save, latest } = editing;
  useImperativeHandle(slot.put, () => ({
    save, isChanged: () => JSON.stringify(latest()) !== JSON.stringify(initial),
  }));
  return (
    <EntryEditor editing={editing} rowId={props.rowId} rowIndex={props.rowIndex} balanceBefore={props.balanceBefore}
      onCancel={props.onCancel} />
  );
}

interface RestingRowProps {
  /** What was begun and left stays to be seen. */
  readonly form: EntryForm;
  readonly rowIndex: number;
  readonly id: string;
  readonly isActive: boolean;
}

export function RestingRow({ form, rowIndex, id, isActive }: RestingRowProps): ReactNode {
  const { register } = useTexts();
  const { fields } = register;
  const category = form.category.kind === 'split' ? register.split(form.category.lines.length) : form.category.text;
  const shown = (text: string, placeholder: string): string => (text === '' ? placeholder : text);
  return (
    <div id={id} className="register-row typing-row" role="row" aria-rowindex={rowIndex} aria-selected={false}
      aria-label={register.typingRow} data-row="typing" data-active={isActive}>
      <span role="gridcell" className="register-mark" />
      <span role="gridcell" className="typing-row-date" data-start="date">{form.date}</span>
      <span role="gridcell" className="register-text" data-start="method">{shown(form.method, fields.method)}</span>
      <span role="gridcell" className="register-text" data-start="payee">{shown(form.payee, fields.payee)}</span>
      <span role="gridcell" className="register-text" data-start="category">{shown(category, fields.category)}</span>
      <span role="gridcell" className="register-text register-memo" data-start="memo">
        {shown(form.memo, fields.memo)}
      </span>
      <span role="gridcell" className="register-status" />
      <span role="gridcell" className="register-amount" data-start="debit">{form.debit}</span>
      <span role="gridcell" className="register-amount" data-start="credit">{form.credit}</span>
      <span role="gridcell" className="register-amount register-balance" />
    </div>
  );
}
