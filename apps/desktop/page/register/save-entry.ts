/** An entry as typed, to the engine: the categories that it names first, where the book has them not. */
import type { EngineClient, EngineFailure, Id } from '@tandem/contract';
import type { EntryForm } from './entry-form.ts';
import { newCategoryPaths, readEntryForm, withNewCategories, type ReadingContext } from './entry-reading.ts';

export type SaveFailure = EngineFailure | { readonly kind: 'disconnected' };

export type SavedEntry =
  | { readonly ok: true; readonly entryId: Id }
  | { readonly ok: false; readonly failure: SaveFailure };

/** `form` has been read without a fault. */
export async function saveEntry(client: EngineClient, form: EntryForm, context: ReadingContext): Promise<SavedEntry> {
  const idByPath = new Map<string, Id>();
  for (const path of newCategoryPaths(form)) {
    const made = await client.command('add-category', { path });
    if (!made.ok) return { ok: false, failure: made.error };
    idByPath.set(path, made.value.categoryId);
  }
  const read = readEntryForm(withNewCategories(form, idByPath), context);
  if (!read.ok) throw new Error(`An entry that was read has a fault: ${read.error.field}`);
  const saved = await client.command('save-entry', read.value);
  return saved.ok ? { ok: true, entryId: saved.value.entryId } : { ok: false, failure: saved.error };
}
