/** The row for the next entry: at rest it shows where typing begins, then it is typed in. */
import type { Day } from '@tandem/ledger';
import { useTexts } from '@tandem/ui';
import { useImperativeHandle, type ReactNode } from 'react';
import type { Slot } from '../shell/slot.ts';
import type { EntryForm } from './entry-form.ts';
import type { EntryFieldName } from './entry-reading.ts';
import { EntryEditor } from './entry-editor.tsx';
import type { SaveFailure } from './save-entry.ts';
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
  readonly initialFailure: SaveFailure | undefined;
  readonly onSave: (form: EntryForm) => Promise<SaveFailure | undefined>;
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
  return (
    <div id={id} className="register-row typing-row" role="row" aria-rowindex={rowIndex} aria-selected={false}
      aria-label={register.typingRow} data-row="typing" data-active={isActive}>
      <span role="gridcell" className="register-mark" />
      <RestingCell text={form.date} placeholder={fields.date} />
      <RestingCell text={form.method} placeholder={fields.method} />
      <RestingCell text={form.payee} placeholder={fields.payee} />
      <RestingCell text={category} placeholder={fields.category} />
      <RestingCell text={form.memo} placeholder={fields.memo} className="register-memo" />
      <span role="gridcell" className="register-status" />
      <RestingCell text={form.debit} placeholder="" className="register-amount" />
      <RestingCell text={form.credit} placeholder="" className="register-amount" />
      <span role="gridcell" className="register-amount register-balance" />
    </div>
  );
}

interface RestingCellProps {
  readonly text: string;
  readonly placeholder: string;
  readonly className?: string;
}

function RestingCell({ text, placeholder, className = '' }: RestingCellProps): ReactNode {
  return (
    <span role="gridcell" className={`register-text ${className}`} data-typed={text !== ''}>
      {text === '' ? placeholder : text}
    </span>
  );
}
