/** Templates of entries: made, named anew, deleted, listed. */
import type { RecordId } from '@tandem/replica';
import type { SqlRow, SqliteDatabase } from '@tandem/sqlite';
import type { BookEdit } from './book.ts';
import { isAmount, toCents, type Cents } from './money.ts';
import {
  toIdOf, type AccountId, type CategoryId, type PayeeId, type PaymentMethodId, type TemplateId,
} from './record-ids.ts';
import { failure, success, type Result } from './result.ts';
import { readBlob, readInteger, readOptional, readText } from './row-values.ts';
import { parseSplitLines, splitLinesToText, sumOfLines, type SplitLine } from './split-lines.ts';
import { templateColumnNames } from './template-kind.ts';
import { cleanLine, cleanName, memoLengthMax, type TextFault } from './user-text.ts';

export const templateDirections = ['expense', 'income', 'transfer'] as const;
export type TemplateDirection = (typeof templateDirections)[number];

/** Null for what is asked for each time. */
export interface TemplateContent {
  readonly direction: TemplateDirection;
  readonly accountId: AccountId | null;
  readonly transferAccountId: AccountId | null;
  /** As the account sees it. */
  readonly amount: Cents | null;
  /** What arrives, of a transfer between two currencies. */
  readonly transferAmount: Cents | null;
  /** Sum to the amount; null where the entry is not split. */
  readonly lines: readonly SplitLine[] | null;
  readonly categoryId: CategoryId | null;
  readonly payeeId: PayeeId | null;
  readonly memo: string;
  readonly methodId: PaymentMethodId | null;
}

export interface Template extends TemplateContent {
  readonly id: TemplateId;
  readonly name: string;
}

export type TemplateError =
  | { readonly kind: 'text'; readonly field: 'name' | 'memo'; readonly fault: TextFault }
  | { readonly kind: 'amount-too-large' | 'split-sum' | 'unknown-template' };

/** Living templates by id. What they name may be deleted. */
export function listTemplates(database: SqliteDatabase): readonly Template[] {
  return database.prepare(`SELECT id, ${templateColumnNames.join(', ')} FROM template WHERE deleted = 0 ORDER BY id`)
    .all().map(rowToTemplate);
}

export function createTemplate(
  edit: BookEdit, name: string, content: TemplateContent,
): Result<TemplateId, TemplateError> {
  const cleaned = cleanTemplateName(name);
  if (!cleaned.ok) return cleaned;
  const memo = cleanLine(content.memo, memoLengthMax);
  if (!memo.ok) return failure({ kind: 'text', field: 'memo', fault: memo.error });
  const { amount, transferAmount, lines } = content;
  for (const size of [amount, transferAmount]) {
    if (size !== null && !isAmount(size)) return failure({ kind: 'amount-too-large' });
  }
  if (lines !== null && (lines.length === 0 || sumOfLines(lines) !== amount)) return failure({ kind: 'split-sum' });
  const id = toIdOf<TemplateId>(edit.mintId());
  const values = templateToValues({
    ...content, name: cleaned.value, memo: memo.value, categoryId: lines === null ? content.categoryId : null,
  });
  edit.database.prepare(`INSERT INTO template (id, ${templateColumnNames.join(', ')})
    VALUES (?${', ?'.repeat(values.length)})`).run(id, ...values);
  return success(id);
}

export function renameTemplate(edit: BookEdit, id: TemplateId, name: string): Result<TemplateId, TemplateError> {
  const cleaned = cleanTemplateName(name);
  if (!cleaned.ok) return cleaned;
  const renamed = edit.database.prepare('UPDATE template SET name = ? WHERE id = ? AND deleted = 0')
    .run(cleaned.value, id);
  return renamed === 1 ? success(id) : failure({ kind: 'unknown-template' });
}

export function deleteTemplate(edit: BookEdit, id: TemplateId): Result<TemplateId, TemplateError> {
  const deleted = edit.database.prepare('UPDATE template SET deleted = 1 WHERE id = ? AND deleted = 0').run(id);
  return deleted === 1 ? success(id) : failure({ kind: 'unknown-template' });
}

/** Of two books that become one: the templates of the old book, with what they name in the merged one. */
export function mapTemplates(
  old: SqliteDatabase, target: SqliteDatabase, toTarget: (id: RecordId) => RecordId,
  freeId: (id: RecordId) => RecordId,
): readonly { readonly id: RecordId; readonly values: SqlRow }[] {
  const theirs = new Set(listTemplates(target).map(templateKey));
  return listTemplates(old).map((template) => mapIds(template, toTarget))
    .filter((template) => !theirs.has(templateKey(template)))
    .map((template) => ({ id: freeId(template.id), values: templateToValues(template) }));
}

function mapIds(template: Template, toTarget: (id: RecordId) => RecordId): Template {
  const map = <Id extends RecordId>(id: Id | null): Id | null =>
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a merge maps an id to one of the same kind
    (id === null ? null : toTarget(id) as Id);
  return {
    ...template, accountId: map(template.accountId), transferAccountId: map(template.transferAccountId),
    categoryId: map(template.categoryId), payeeId: map(template.payeeId), methodId: map(template.methodId),
    lines: template.lines?.map((line) => ({ ...line, categoryId: map(line.categoryId) })) ?? null,
  };
}

/** Equal for two that say the same under one name. */
function templateKey(template: Template): string {
  return JSON.stringify(templateToValues(template).map((value) =>
    (value instanceof Uint8Array ? [...value] : value)));
}

function templateToValues(template: Omit<Template, 'id'>): SqlRow {
  const { name, direction, accountId, transferAccountId, amount, transferAmount, lines } = template;
  return [
    name, direction, accountId, transferAccountId, amount, transferAmount,
    lines === null ? null : splitLinesToText(lines), template.categoryId, template.payeeId, template.memo,
    template.methodId,
  ];
}

function rowToTemplate(row: SqlRow): Template {
  const [id, name, direction, account, other, amount, otherAmount, lines, category, payee, memo, method] = row;
  return {
    id: toIdOf<TemplateId>(readBlob(id)),
    name: readText(name),
    direction: templateDirections.find((known) => known === direction) ?? 'expense',
    accountId: readOptional(account, (value) => toIdOf<AccountId>(readBlob(value))),
    transferAccountId: readOptional(other, (value) => toIdOf<AccountId>(readBlob(value))),
    amount: readOptional(amount, (value) => toCents(readInteger(value))),
    transferAmount: readOptional(otherAmount, (value) => toCents(readInteger(value))),
    lines: typeof lines === 'string' ? parseSplitLines(lines) ?? null : null,
    categoryId: readOptional(category, (value) => toIdOf<CategoryId>(readBlob(value))),
    payeeId: readOptional(payee, (value) => toIdOf<PayeeId>(readBlob(value))),
    memo: readText(memo),
    methodId: readOptional(method, (value) => toIdOf<PaymentMethodId>(readBlob(value))),
  };
}

function cleanTemplateName(name: string): Result<string, TemplateError> {
  const cleaned = cleanName(name);
  return cleaned.ok ? cleaned : failure({ kind: 'text', field: 'name', fault: cleaned.error });
}
