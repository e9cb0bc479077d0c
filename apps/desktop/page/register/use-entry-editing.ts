/** The entry that is being typed: its form, what is wrong with it, and saving it. */
import type { Day } from '@tandem/ledger';
import { useCallback, useRef, useState } from 'react';
import type { EntryForm, FieldFormat } from './entry-form.ts';
import { readEntryForm, type EntryFault, type EntryFieldName, type ReadingContext } from './entry-reading.ts';
import { useFaultText, useRefusalText } from './fault-text.ts';
import type { SaveFailure } from './save-entry.ts';

export interface EntryEditing {
  readonly form: EntryForm;
  readonly context: ReadingContext;
  readonly format: FieldFormat;
  readonly today: Day;
  readonly fault: EntryFault | undefined;
  /** What is wrong, in words: with a field, or with saving. */
  readonly faultText: string | undefined;
  readonly focusRequest: FocusRequest | undefined;
  /** The form as it is now, also within the event that has just changed it. */
  readonly latest: () => EntryForm;
  readonly update: (change: (form: EntryForm) => EntryForm) => void;
  readonly focus: (field: EntryFieldName, line?: number) => void;
  /** True once it is saved, or on its way to be. */
  readonly save: () => Promise<boolean>;
}

interface FocusRequest {
  readonly field: EntryFieldName;
  readonly line: number | undefined;
}

interface EditingOptions {
  readonly initial: EntryForm;
  readonly context: ReadingContext;
  readonly format: FieldFormat;
  readonly today: Day;
  readonly firstField: EntryFieldName | undefined;
  readonly onChange: (form: EntryForm) => void;
  /** Why an earlier attempt was refused. */
  readonly initialFailure: SaveFailure | undefined;
  /** Resolves with why it was refused. */
  readonly onSave: (form: EntryForm) => Promise<SaveFailure | undefined>;
}

export function useEntryEditing(options: EditingOptions): EntryEditing {
  const { context, onChange, onSave } = options;
  const [form, setForm] = useState(options.initial);
  const latestForm = useRef(form);
  const isSaving = useRef(false);
  const [fault, setFault] = useState<EntryFault>();
  const [failure, setFailure] = useState(options.initialFailure);
  const [focusRequest, setFocusRequest] = useState<FocusRequest | undefined>(
    options.firstField === undefined ? undefined : { field: options.firstField, line: undefined });
  const describeFault = useFaultText(context.account.currency);
  const describeRefusal = useRefusalText();

  const update = useCallback((change: (form: EntryForm) => EntryForm) => {
    latestForm.current = change(latestForm.current);
    setForm(latestForm.current);
    setFault(undefined);
    setFailure(undefined);
    onChange(latestForm.current);
  }, [onChange]);

  async function save(): Promise<boolean> {
    if (isSaving.current) return false;
    const read = readEntryForm(latestForm.current, context);
    if (!read.ok) {
      setFault(read.error);
      setFocusRequest({ field: read.error.field, line: read.error.line });
      return false;
    }
    isSaving.current = true;
    const refused = await onSave(latestForm.current);
    isSaving.current = false;
    setFailure(refused);
    return refused === undefined;
  }
  const words = fault === undefined ? undefined : describeFault(fault);
  return {
    form, context, format: options.format, today: options.today, fault, focusRequest, update, save,
    faultText: failure === undefined ? words : describeRefusal(failure),
    latest: () => latestForm.current,
    focus: (field, line) => setFocusRequest({ field, line }),
  };
}
