/** The two forms that may be half typed: of a new entry, and of one that is edited. Written down at every change. */
import { useSyncExternalStore } from 'react';
import { keptStorage, placedKey } from '../screen/kept-storage.ts';
import { emptyForm, type EntryForm } from './entry-form.ts';
import { forgetForm, keepForm, keyOf, readKeptForm, type KeptFormName } from './kept-form.ts';

export class FormStore {
  readonly #name: KeptFormName;
  readonly #listeners = new Set<() => void>();
  #form: EntryForm;
  #isTouched: boolean;

  constructor(name: KeptFormName) {
    this.#name = name;
    const kept = readKeptForm(keptStorage, name);
    this.#form = kept ?? emptyForm;
    this.#isTouched = kept !== undefined;
    // Typed in another tab, which was the owner of the book meanwhile.
    addEventListener('storage', ({ key }) => {
      if (key === placedKey(keyOf(name))) this.#show(readKeptForm(keptStorage, name) ?? emptyForm, true);
    });
  }

  /** It holds what was typed, now or before a reload, and is not saved yet. */
  isTouched(): boolean {
    return this.#isTouched;
  }

  /** What the book has, to be changed: nothing of it is typed. */
  load(form: EntryForm): void {
    forgetForm(keptStorage, this.#name);
    this.#show(form, false);
  }

  readonly form = (): EntryForm => this.#form;

  readonly onChanged = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(form: EntryForm): void {
    if (form === this.#form) return;
    keepForm(keptStorage, this.#name, form);
    this.#show(form, true);
  }

  change(changes: Partial<EntryForm>): void {
    this.set({ ...this.#form, ...changes });
  }

  /** Empty again. */
  clear(): void {
    this.load({ ...emptyForm });
  }

  #show(form: EntryForm, isTouched: boolean): void {
    this.#form = form;
    this.#isTouched = isTouched;
    for (const listener of this.#listeners) listener();
  }
}

export const newEntryForm = new FormStore('new');
export const editedEntryForm = new FormStore('edited');

export function useForm(store: FormStore): EntryForm {
  return useSyncExternalStore(store.onChanged, store.form);
}
