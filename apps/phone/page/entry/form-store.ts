/** The two forms that may be half typed: of a new entry, and of one that is edited. Written down at every change. */
import { useSyncExternalStore } from 'react';
import { keptStorage } from '../screen/kept-storage.ts';
import { emptyForm, type EntryForm } from './entry-form.ts';
import { forgetForm, keepForm, readKeptForm, type KeptFormName } from './kept-form.ts';

export class FormStore {
  readonly #name: KeptFormName;
  readonly #listeners = new Set<() => void>();
  #form: EntryForm;

  constructor(name: KeptFormName) {
    this.#name = name;
    this.#form = readKeptForm(keptStorage, name) ?? emptyForm;
  }

  readonly form = (): EntryForm => this.#form;

  readonly onChanged = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(form: EntryForm): void {
    if (form === this.#form) return;
    this.#form = form;
    keepForm(keptStorage, this.#name, form);
    for (const listener of this.#listeners) listener();
  }

  change(changes: Partial<EntryForm>): void {
    this.set({ ...this.#form, ...changes });
  }

  /** Empty again. */
  clear(): void {
    this.set({ ...emptyForm });
    forgetForm(keptStorage, this.#name);
  }
}

export const newEntryForm = new FormStore('new');
export const editedEntryForm = new FormStore('edited');

export function useForm(store: FormStore): EntryForm {
  return useSyncExternalStore(store.onChanged, store.form);
}
