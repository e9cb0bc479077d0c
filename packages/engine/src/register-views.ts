/** The rows of a register, as a screen shows them. */
import type { CategoryView, Id, RegisterRowsView, RegisterRowView, RegisterView } from '@tandem/contract';
import {
  accountRowsAt, balanceBefore, countRows, countRowsUpTo, isLegToCheck, lastDayOfMonth, readRegisterRow, toCents,
  type AccountId, type Cents, type RegisterRow,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { BookReading } from './book-reading.ts';
import { textToId } from './id-text.ts';

export function readRegister(reading: BookReading, accountId: Id): RegisterView | null {
  const account = reading.accounts.get(accountId);
  if (account === undefined) return null;
  const { database, today } = reading;
  const id = textToId<AccountId>(accountId);
  return {
    account, rows: countRows(database, id), firstUpcoming: countRowsUpTo(database, id, today),
    projectedDay: lastDayOfMonth(today),
  };
}

export function readRegisterRows(reading: BookReading, accountId: Id, offset: number, limit: number): RegisterRowsView {
  const rows = accountRowsAt(reading.database, textToId(accountId), offset, limit);
  return { offset, rows: rows.map((row) => toRowView(reading, row, row.balance)) };
}

export function readEntryView(reading: BookReading, entryId: Id): RegisterRowView | null {
  const row = readRegisterRow(reading.database, textToId(entryId), 1);
  if (row === undefined) return null;
  const before = balanceBefore(reading.database, row.accountId, row);
  return toRowView(reading, row, toCents(before + row.amount));
}

export function toRowView(reading: BookReading, row: RegisterRow, balance: Cents): RegisterRowView {
  const { entryId, leg, accountId, day, valueDay, amount, status, memo, number, methodId, tags } = row;
  return {
    entryId: recordIdToText(entryId), leg, accountId: recordIdToText(accountId), day, valueDay, amount, balance,
    status: status.kind, payee: row.payeeName ?? '', category: toCategoryView(reading, row), memo, number,
    methodId: methodId === null ? null : recordIdToText(methodId), method: reading.methodName(methodId), tags,
    hasConflict: reading.hasConflict(entryId),
    attachments: reading.countAttachments(entryId), isToCheck: isLegToCheck(reading.database, entryId, status, amount),
  };
}

export function toCategoryView(
  reading: BookReading, row: Pick<RegisterRow, 'allocation' | 'otherAccountId' | 'otherAmount'>,
): CategoryView {
  const { allocation, otherAccountId, otherAmount } = row;
  if (otherAccountId !== null) {
    const accountId = recordIdToText(otherAccountId);
    return { kind: 'transfer', accountId, accountName: reading.accountName(otherAccountId), otherAmount };
  }
  if (allocation.kind === 'single') {
    const { categoryId } = allocation;
    const id = categoryId === null ? null : recordIdToText(categoryId);
    return { kind: 'single', id, path: reading.categoryPath(categoryId) };
  }
  return {
    kind: 'split',
    lines: allocation.lines.map(({ categoryId, amount, memo }) => ({
      categoryId: categoryId === null ? null : recordIdToText(categoryId), path: reading.categoryPath(categoryId),
      amount, memo,
    })),
  };
}
