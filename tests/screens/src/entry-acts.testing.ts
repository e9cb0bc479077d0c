/** Entries by way of the engine behind a page, as a screen would have them. */
import assert from 'node:assert/strict';
import type { EntryDraft, RegisterRowView } from '@tandem/contract';
import type { Screen } from './household.testing.ts';

/** Of the first account, oldest first. */
export async function readRows({ engine }: Screen): Promise<readonly RegisterRowView[]> {
  const { groups } = await engine.query('accounts', {});
  const accountId = groups[0]?.accounts[0]?.id;
  assert(accountId !== undefined);
  const { rows } = await engine.query('register-rows', { accountId, offset: 0, limit: 100 });
  return rows;
}

export function at(rows: readonly RegisterRowView[], index: number): RegisterRowView {
  const row = rows[index];
  assert(row !== undefined);
  return row;
}

export function toDraft(row: RegisterRowView): EntryDraft {
  return {
    entryId: row.entryId, accountId: row.accountId, day: row.day, valueDay: row.valueDay, amount: row.amount,
    payee: row.payee, allocation: { kind: 'single', categoryId: null }, memo: row.memo, number: row.number,
    methodId: null, tags: [...row.tags], status: row.status,
  };
}

export async function save({ engine }: Screen, draft: EntryDraft): Promise<void> {
  await engine.command('save-entry', draft);
}
