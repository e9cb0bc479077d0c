/** What narrows a list of entries beside the words that are searched for. */
import { recordIdToText } from '@tandem/replica';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { readCategoryNodes, type CategoryNode } from './category-tree.ts';
import type { Day } from './day.ts';
import type { LegStatus } from './entry-record.ts';
import type { Cents } from './money.ts';
import type { CategoryId, PayeeId } from './record-ids.ts';

/** Null narrows nothing. */
export interface EntryFilter {
  /** Of the side that is seen. */
  readonly status: LegStatus['kind'] | null;
  /** With all that stand below it, in entries and in lines of splits; 'none': neither category, split nor transfer. */
  readonly category: CategoryId | 'none' | null;
  readonly payeeId: PayeeId | null;
  /** Both days are included. */
  readonly from: Day | null;
  readonly to: Day | null;
  /** Of either sign; both are included. */
  readonly amountMin: Cents | null;
  readonly amountMax: Cents | null;
}

/** Parameters ?11 to ?18, the values of `filterValues`. */
export function filterCondition(status: string, amount: string): string {
  return `(?11 IS NULL OR ${status} = ?11) AND (?12 IS NULL OR day >= ?12) AND (?13 IS NULL OR day <= ?13)
    AND (?14 IS NULL OR abs(${amount}) >= ?14) AND (?15 IS NULL OR abs(${amount}) <= ?15)
    AND (?16 IS NULL OR payee_id = ?16)
    AND (?17 IS NULL OR category_id IN (SELECT unhex(value) FROM json_each(?17))
      OR (lines IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(lines) AS line
        WHERE line.value ->> 0 IN (SELECT value FROM json_each(?17)))))
    AND (?18 = 0 OR (category_id IS NULL AND lines IS NULL AND transfer_account_id IS NULL))`;
}

const numberByStatus: Readonly<Record<LegStatus['kind'], number>> = { uncleared: 0, cleared: 1, reconciled: 2 };

export function filterValues(database: SqliteDatabase, filter: EntryFilter): readonly SqlValue[] {
  const { status, category, payeeId, from, to, amountMin, amountMax } = filter;
  return [
    status === null ? null : numberByStatus[status], from, to, amountMin, amountMax, payeeId,
    category === null || category === 'none' ? null : JSON.stringify(branchIds(database, category)),
    category === 'none' ? 1 : 0,
  ];
}

function branchIds(database: SqliteDatabase, id: CategoryId): readonly string[] {
  // Names play no part: any language will do.
  const node = readCategoryNodes(database, 'en').get(recordIdToText(id));
  return node === undefined ? [recordIdToText(id)] : branchOf(node);
}

function branchOf({ id, children }: CategoryNode): readonly string[] {
  return [recordIdToText(id), ...children.flatMap(branchOf)];
}
