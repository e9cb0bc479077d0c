/** The commands on entries. An entry is saved from the side of the account in whose register it stands. */
import type {
  AllocationDraft, CommandParameters, CommandResults, EngineFailure, EntryDraft, Outcome,
} from '@tandem/contract';
import {
  addEntry, deleteEntry, editEntry, entryKind, failure, findOrCreatePayee, isDay, readEntry, setEntryStatus, success,
  toCents, toDay, type AccountId, type Allocation, type BookEdit, type CategoryId, type Cents, type Entry,
  type EntryFields, type EntryId, type Leg, type LegStatus, type PayeeId, type PaymentMethodId, type Result,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import { attachPictures } from './attachments.ts';
import type { BookDesk } from './book-desk.ts';
import { textToId } from './id-text.ts';

export function saveEntry(desk: BookDesk, draft: EntryDraft): Outcome<CommandResults['save-entry']> {
  if (!isDay(draft.day) || (draft.valueDay !== null && !isDay(draft.valueDay))) {
    return failure({ kind: 'bad-request' });
  }
  const newId = draft.entryId === null && draft.newId !== undefined ? textToId<EntryId>(draft.newId) : undefined;
  if (newId !== undefined && draft.newId !== undefined && isThere(desk, newId)) {
    return success({ entryId: draft.newId });
  }
  return desk.edit(draft.entryId === null ? 'add-entry' : 'edit-entry', (edit, recorder) => {
    const id = draft.entryId === null ? undefined : textToId<EntryId>(draft.entryId);
    const before = id === undefined ? undefined : readEntry(edit.database, id);
    if (id !== undefined && before === undefined) return failure({ kind: 'entry', error: { kind: 'unknown-entry' } });
    if (id !== undefined) recorder.touch(entryKind, id);
    const payeeId = findPayeeOf(edit, draft, before);
    if (!payeeId.ok) return payeeId;
    const leg = findLeg(draft, before);
    const fields = { ...toTextFields(draft), ...toMoneyFields(draft, leg), payeeId: payeeId.value };
    const saved = id === undefined ? addEntry(edit, fields, newId) : editEntry(edit, id, fields);
    if (!saved.ok) return failure({ kind: 'entry', error: saved.error });
    if (id === undefined) recorder.made(entryKind, saved.value);
    const attached = attachPictures(edit, saved.value, draft);
    if (!attached.ok) return attached;
    const marked = saveStatus(edit, saved.value, leg, draft.status);
    return marked.ok ? success({ entryId: recordIdToText(saved.value) }) : marked;
  });
}

/** Sent before, and perhaps deleted since. */
function isThere({ book }: BookDesk, id: EntryId): boolean {
  return book?.replica.database.prepare('SELECT 1 FROM entry WHERE id = ?').get(id) !== undefined;
}

/** An entry that is gone already counts for nothing; one that is locked refuses all. */
export function deleteEntries(
  desk: BookDesk, { entryIds }: CommandParameters<'delete-entries'>,
): Outcome<CommandResults['delete-entries']> {
  return desk.edit('delete-entries', (edit, recorder) => {
    let deleted = 0;
    for (const text of new Set(entryIds)) {
      const id = textToId<EntryId>(text);
      recorder.touch(entryKind, id);
      const result = deleteEntry(edit, id);
      if (result.ok) deleted += 1;
      else if (result.error.kind !== 'unknown-entry') return failure({ kind: 'entry', error: result.error });
    }
    return success({ deleted });
  });
}

export function setStatus(
  desk: BookDesk, { entries, status }: CommandParameters<'set-status'>,
): Outcome<CommandResults['set-status']> {
  return desk.edit('set-status', (edit, recorder) => {
    for (const { entryId, leg } of entries) {
      const id = textToId<EntryId>(entryId);
      recorder.touch(entryKind, id);
      const marked = saveStatus(edit, id, leg, status);
      if (!marked.ok) return marked;
    }
    return success({ isDone: true });
  });
}

/** Of a changed entry the payee that it names stays, though it was deleted or has a namesake since. */
function findPayeeOf(
  edit: BookEdit, { payee }: EntryDraft, before: Entry | undefined,
): Result<PayeeId | null, EngineFailure> {
  if (payee.trim() === '') return success(null);
  const kept = before?.payeeId ?? null;
  const row = kept === null ? undefined : edit.database.prepare('SELECT name FROM payee WHERE id = ?').get(kept);
  if (kept !== null && row?.[0] === payee) return success(kept);
  const found = findOrCreatePayee(edit, payee);
  return found.ok ? found : failure({ kind: 'payee', error: found.error });
}

/** Which leg the account of the draft has. A new transfer stands in the account that the money leaves. */
function findLeg({ accountId, amount, allocation }: EntryDraft, before: Entry | undefined): Leg {
  if (allocation.kind !== 'transfer') return 1;
  if (before === undefined) return amount > 0 ? 2 : 1;
  return before.transfer !== null && recordIdToText(before.transfer.accountId) === accountId ? 2 : 1;
}

type MoneyFields = Pick<EntryFields, 'accountId' | 'amount' | 'transfer' | 'allocation'>;

function toMoneyFields(draft: EntryDraft, leg: Leg): MoneyFields {
  const own = { accountId: textToId<AccountId>(draft.accountId), amount: toAmount(draft.amount) };
  const { allocation } = draft;
  if (allocation.kind !== 'transfer') return { ...own, transfer: null, allocation: toAllocation(allocation) };
  const other = {
    accountId: textToId<AccountId>(allocation.accountId), amount: toAmount(allocation.amount ?? 0 - draft.amount),
  };
  const none: Allocation = { kind: 'single', categoryId: null };
  return leg === 1
    ? { ...own, transfer: other, allocation: none }
    : { ...other, transfer: own, allocation: none };
}

function toAllocation(draft: Exclude<AllocationDraft, { kind: 'transfer' }>): Allocation {
  if (draft.kind === 'single') return { kind: 'single', categoryId: toCategoryId(draft.categoryId) };
  return {
    kind: 'split',
    lines: draft.lines.map(({ categoryId, amount, memo }) =>
      ({ categoryId: toCategoryId(categoryId), amount: toAmount(amount), memo })),
  };
}

function toCategoryId(text: string | null): CategoryId | null {
  return text === null ? null : textToId<CategoryId>(text);
}

/** Zero has one form; limits are the ledger's to refuse. */
function toAmount(value: number): Cents {
  return toCents(value + 0);
}

function toTextFields({ day, valueDay, memo, number, methodId, tags }: EntryDraft) {
  return {
    day: toDay(day), valueDay: valueDay === null ? null : toDay(valueDay), memo, number,
    methodId: methodId === null ? null : textToId<PaymentMethodId>(methodId), tags,
  };
}

/** What stays the same is not written, so a reconciled leg keeps what it was reconciled with. */
function saveStatus(
  edit: BookEdit, id: EntryId, leg: Leg, status: LegStatus['kind'],
): Result<{ readonly isDone: true }, EngineFailure> {
  const entry = readEntry(edit.database, id);
  if (entry !== undefined && (leg === 1 ? entry.status : entry.transferStatus).kind === status) {
    return success({ isDone: true });
  }
  const marked = setEntryStatus(edit, id, leg,
    status === 'reconciled' ? { kind: status, statementId: null } : { kind: status });
  return marked.ok ? success({ isDone: true }) : failure({ kind: 'entry', error: marked.error });
}
