/** The commands on payees and categories that exist. */
import type { CommandParameters, CommandResults, EditName, EngineFailure, Outcome } from '@tandem/contract';
import {
  categoryKind, deleteUnusedCategory, deleteUnusedPayee, editPayee, entryKind, failure, mergePayees, moveCategory,
  payeeKind, readUsesOfPayee, renameCategory, renamePayee, success, templateKind, type BookEdit, type CategoryError,
  type CategoryId, type PayeeError, type PayeeId, type Result,
} from '@tandem/ledger';
import type { BookDesk } from './book-desk.ts';
import { textToId } from './id-text.ts';

const done = success({ isDone: true } as const);
type Done = Outcome<CommandResults['edit-payee']>;

export function changePayee(
  desk: BookDesk, { payeeId, name, defaultCategoryId }: CommandParameters<'edit-payee'>,
): Done {
  return editPayeeRecord(desk, 'edit-payee', payeeId, (edit, id) => {
    const renamed = renamePayee(edit, id, name);
    return renamed.ok
      ? editPayee(edit, id, {
        defaultCategoryId: defaultCategoryId === null ? null : textToId<CategoryId>(defaultCategoryId),
      })
      : renamed;
  });
}

export function removePayee(desk: BookDesk, { payeeId }: CommandParameters<'delete-payee'>): Done {
  return editPayeeRecord(desk, 'delete-payee', payeeId, deleteUnusedPayee);
}

export function joinPayees(
  desk: BookDesk, { payeeId, intoId }: CommandParameters<'merge-payees'>,
): Outcome<CommandResults['merge-payees']> {
  return desk.edit('merge-payees', (edit, recorder) => {
    const from = textToId<PayeeId>(payeeId);
    const { entries, templates } = readUsesOfPayee(edit.database, from);
    recorder.touch(payeeKind, from);
    for (const entry of entries) recorder.touch(entryKind, entry);
    for (const template of templates) recorder.touch(templateKind, template);
    const merged = mergePayees(edit, from, textToId<PayeeId>(intoId));
    return merged.ok ? success({ entries: entries.length }) : failure({ kind: 'payee', error: merged.error });
  });
}

export function changeCategoryName(
  desk: BookDesk, { categoryId, name }: CommandParameters<'rename-category'>,
): Done {
  return editCategoryRecord(desk, 'edit-category', categoryId, (edit, id) => renameCategory(edit, id, name));
}

export function changeCategoryParent(
  desk: BookDesk, { categoryId, parentId }: CommandParameters<'move-category'>,
): Done {
  return editCategoryRecord(desk, 'edit-category', categoryId, (edit, id) =>
    moveCategory(edit, id, parentId === null ? null : textToId<CategoryId>(parentId)));
}

export function removeCategory(desk: BookDesk, { categoryId }: CommandParameters<'delete-category'>): Done {
  return editCategoryRecord(desk, 'delete-category', categoryId, deleteUnusedCategory);
}

function editPayeeRecord(
  desk: BookDesk, name: EditName, payeeId: string,
  work: (edit: BookEdit, id: PayeeId) => Result<PayeeId, PayeeError>,
): Done {
  return desk.edit(name, (edit, recorder): Result<{ readonly isDone: true }, EngineFailure> => {
    const id = textToId<PayeeId>(payeeId);
    recorder.touch(payeeKind, id);
    const result = work(edit, id);
    return result.ok ? done : failure({ kind: 'payee', error: result.error });
  });
}

function editCategoryRecord(
  desk: BookDesk, name: EditName, categoryId: string,
  work: (edit: BookEdit, id: CategoryId) => Result<CategoryId, CategoryError>,
): Done {
  return desk.edit(name, (edit, recorder): Result<{ readonly isDone: true }, EngineFailure> => {
    const id = textToId<CategoryId>(categoryId);
    recorder.touch(categoryKind, id);
    const result = work(edit, id);
    return result.ok ? done : failure({ kind: 'category', error: result.error });
  });
}
