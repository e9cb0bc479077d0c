/** Which row of the register is being typed: none, the one for the next entry, or one that is changed in place. */
import type { Id, RegisterRowView } from '@tandem/contract';
import type { Day } from '@tandem/ledger';
import { useRef, useState } from 'react';
import { Slot } from '../shell/slot.ts';
import { duplicateForm, newEntryForm, rowToForm, type EntryForm } from './entry-form.ts';
import type { EntryFieldName } from './entry-reading.ts';
import type { SaveFailure } from './save-entry.ts';
import type { EditorHandle } from './typing-row.tsx';
import type { TypingContext } from './use-reading-context.ts';

export type Typing =
  | { readonly kind: 'none' }
  | {
    readonly kind: 'new';
    readonly session: number;
    readonly firstField: EntryFieldName | undefined;
    /** Why it was refused. */
    readonly failure: SaveFailure | undefined;
  }
  | {
    readonly kind: 'row';
    readonly row: RegisterRowView;
    readonly index: number;
    readonly form: EntryForm;
    readonly firstField: EntryFieldName;
  };

export interface RegisterTyping {
  readonly typing: Typing;
  /** The row that is being typed; null once it is gone. */
  readonly editor: Slot<EditorHandle>;
  /** The next entry as far as it is typed. */
  readonly draft: EntryForm;
  readonly keepDraft: (form: EntryForm) => void;
  readonly beginNew: (firstField?: EntryFieldName) => void;
  readonly beginTransfer: () => void;
  readonly beginDuplicate: (row: RegisterRowView) => void;
  readonly beginRow: (row: RegisterRowView, index: number, firstField?: EntryFieldName) => void;
  /** The entry is on its way: the row is ready for another one of the same day. */
  readonly beginNext: (saved: EntryForm) => void;
  /**
   * It was refused: it is typed again, with the reason under it. False where another one is being typed by now, whose
   * letters must not go astray: then it comes after that one.
   */
  readonly giveBack: (form: EntryForm, failure: SaveFailure) => boolean;
  readonly discardNew: () => void;
  readonly stop: () => void;
  /** Before something else is done: a changed row is saved. False where it cannot be, and stays. */
  readonly leave: () => Promise<boolean>;
}

interface TypingOptions extends TypingContext {
  readonly accountId: Id;
  /** Of all accounts, so that what was begun in one is there after a look at another. */
  readonly drafts: Map<Id, EntryForm>;
  readonly today: Day;
  readonly isEmpty: boolean;
  readonly takesFocus: boolean;
}

export function useRegisterTyping(options: TypingOptions): RegisterTyping {
  const { accountId, drafts, today, context, format, isEmpty, takesFocus } = options;
  const [editor] = useState(() => new Slot<EditorHandle>());
  const session = useRef(0);
  const [typing, setTyping] = useState<Typing>(() => {
    if (!isEmpty) return { kind: 'none' };
    return { kind: 'new', session: 0, firstField: takesFocus || isFocusFree() ? 'payee' : undefined,
      failure: undefined };
  });
  const draft = drafts.get(accountId) ?? newEntryForm(today, format);

  /** Begun and put aside for something else, the last one first. */
  const later = useRef<EntryForm[]>([]);

  function begin(form: EntryForm, firstField: EntryFieldName, failure?: SaveFailure): void {
    drafts.set(accountId, form);
    session.current += 1;
    setTyping({ kind: 'new', session: session.current, firstField, failure });
  }
  /** What is typed in the row is not lost to what takes its place. */
  function putAside(): void {
    const begun = drafts.get(accountId);
    if (begun !== undefined && isTyped(begun)) later.current.push(begun);
  }
  function fresh(kind: 'entry' | 'transfer'): EntryForm {
    return newEntryForm(today, format, kind);
  }
  function leave(): Promise<boolean> {
    const changed = editor.get();
    if (typing.kind === 'row' && changed?.isChanged() === true) return changed.save();
    setTyping({ kind: 'none' });
    return Promise.resolve(true);
  }
  return {
    typing, draft, editor, leave,
    keepDraft: (form) => drafts.set(accountId, form),
    beginNew: (firstField = 'payee') => begin(draft, firstField),
    beginTransfer: () => {
      putAside();
      begin(fresh('transfer'), 'category');
    },
    beginDuplicate: (row) => {
      putAside();
      const form = rowToForm(row, context, format);
      begin(duplicateForm(form, today, format), row.amount < 0 ? 'debit' : 'credit');
    },
    beginRow: (row, index, firstField = 'payee') => {
      setTyping({ kind: 'row', row, index, form: rowToForm(row, context, format), firstField });
    },
    beginNext: (saved) => begin(later.current.pop() ?? { ...fresh('entry'), date: saved.date }, 'payee'),
    giveBack: (form, failure) => {
      const begun = drafts.get(accountId);
      const isFree = begun === undefined || !isTyped(begun);
      if (isFree) begin(form, 'payee', failure);
      else later.current.push(form);
      return isFree;
    },
    discardNew: () => {
      const next = later.current.pop();
      if (next === undefined) drafts.delete(accountId);
      else drafts.set(accountId, next);
      setTyping({ kind: 'none' });
    },
    stop: () => setTyping({ kind: 'none' }),
  };
}

/** More than the date that it began with. */
function isTyped({ payee, memo, debit, credit, method, category }: EntryForm): boolean {
  return [payee, memo, debit, credit, method].some((text) => text !== '')
    || category.kind === 'split' || category.text !== '';
}

/** Nothing else has the focus, which must not be taken from it. */
function isFocusFree(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}
