/** The entry that is being typed: its form, what is wrong with it, and saving it. */
import type { EngineFailure, Id } from '@tandem/contract';
import type { Day } from '@tandem/ledger';
import { describeFailure, useEngine, useTexts } from '@tandem/ui';
import { useCallback, useRef, useState } from 'react';
import type { EntryForm, FieldFormat } from './entry-form.ts';
import {
  newCategoryPaths, readEntryForm, withNewCategories, type EntryFault, type EntryFieldName, type ReadingContext,
} from './entry-reading.ts';
import { useFaultText } from './fault-text.ts';

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
  /** True once it is saved. */
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
  readonly onSaved: (entryId: Id, form: EntryForm) => void;
}

type Failure = EngineFailure | { readonly kind: 'disconnected' };

export function useEntryEditing(options: EditingOptions): EntryEditing {
  const { context, onChange, onSaved } = options;
  const client = useEngine();
  const texts = useTexts();
  const [form, setForm] = useState(options.initial);
  const latestForm = useRef(form);
  const isSaving = useRef(false);
  const [fault, setFault] = useState<EntryFault>();
  const [failure, setFailure] = useState<Failure>();
  const [focusRequest, setFocusRequest] = useState<FocusRequest | undefined>(
    options.firstField === undefined ? undefined : { field: options.firstField, line: undefined });
  const describeFault = useFaultText(context.account.currency);

  const update = useCallback((change: (form: EntryForm) => EntryForm) => {
    latestForm.current = change(latestForm.current);
    setForm(latestForm.current);
    setFault(undefined);
    setFailure(undefined);
    onChange(latestForm.current);
  }, [onChange]);

  async function createCategories(): Promise<Failure | undefined> {
    const idByPath = new Map<string, Id>();
    for (const path of newCategoryPaths(latestForm.current)) {
      const made = await client.command('add-category', { path });
      if (!made.ok) return made.error;
      idByPath.set(path, made.value.categoryId);
    }
    if (idByPath.size > 0) update((current) => withNewCategories(current, idByPath));
    return undefined;
  }
  async function save(): Promise<boolean> {
    if (isSaving.current) return false;
    const wrong = readEntryForm(latestForm.current, context);
    if (!wrong.ok) {
      setFault(wrong.error);
      setFocusRequest({ field: wrong.error.field, line: wrong.error.line });
      return false;
    }
    isSaving.current = true;
    try {
      const refused = await createCategories();
      const read = readEntryForm(latestForm.current, context);
      if (refused !== undefined || !read.ok) {
        setFailure(refused);
        return false;
      }
      const saved = await client.command('save-entry', read.value);
      if (saved.ok) onSaved(saved.value.entryId, latestForm.current);
      else setFailure(saved.error);
      return saved.ok;
    } finally {
      isSaving.current = false;
    }
  }
  const words = fault === undefined ? undefined : describeFault(fault);
  return {
    form, context, format: options.format, today: options.today, fault, focusRequest, update, save,
    faultText: failure === undefined ? words : describeFailure(texts, failure),
    latest: () => latestForm.current,
    focus: (field, line) => setFocusRequest({ field, line }),
  };
}
