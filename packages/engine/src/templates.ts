/** Templates of entries: the commands, and the list that a screen shows. */
import type {
  CommandParameters, CommandResults, EngineFailure, Id, Outcome, TemplateDraft, TemplateView,
} from '@tandem/contract';
import {
  createTemplate, deleteTemplate, failure, findOrCreatePayee, listPayees, listTemplates, renameTemplate, success,
  templateKind, toCents, type AccountId, type BookEdit, type CategoryId, type Cents, type PayeeId,
  type PaymentMethodId, type Result, type Template, type TemplateError, type TemplateId,
} from '@tandem/ledger';
import { recordIdToText, type RecordId } from '@tandem/replica';
import type { BookDesk } from './book-desk.ts';
import type { BookReading } from './book-reading.ts';
import { textToId } from './id-text.ts';

export function readTemplateViews(reading: BookReading): readonly TemplateView[] {
  const nameByPayee = new Map(listPayees(reading.database).map(({ id, name }) => [recordIdToText(id), name]));
  const { compare } = new Intl.Collator(reading.language);
  return listTemplates(reading.database).map((template) => toView(reading, template, nameByPayee))
    .sort((left, right) => compare(left.name, right.name));
}

function toView(reading: BookReading, template: Template, nameByPayee: ReadonlyMap<string, string>): TemplateView {
  const { id, name, direction, amount, lines, memo } = template;
  const known = (text: Id | null, ids: ReadonlyMap<string, unknown>): Id | null =>
    (text !== null && ids.has(text) ? text : null);
  const payee = toText(template.payeeId);
  return {
    id: recordIdToText(id), name, direction, amount, otherAmount: template.transferAmount, memo,
    accountId: known(toText(template.accountId), reading.accounts),
    otherAccountId: known(toText(template.transferAccountId), reading.accounts),
    payee: payee === null ? '' : nameByPayee.get(payee) ?? '',
    categoryId: known(toText(template.categoryId), reading.categories),
    categoryPath: reading.categoryPath(template.categoryId),
    methodId: known(toText(template.methodId), reading.methods),
    lines: lines?.map((line) => ({
      categoryId: known(toText(line.categoryId), reading.categories), path: reading.categoryPath(line.categoryId),
      amount: line.amount, memo: line.memo,
    })) ?? null,
  };
}

function toText(id: RecordId | null): Id | null {
  return id === null ? null : recordIdToText(id);
}

export function addTemplate(desk: BookDesk, draft: TemplateDraft): Outcome<CommandResults['add-template']> {
  return desk.edit('add-template', (edit, recorder) => {
    const payeeId = findPayeeOf(edit, draft);
    if (!payeeId.ok) return payeeId;
    const made = createTemplate(edit, draft.name, {
      direction: draft.direction, memo: draft.memo, payeeId: payeeId.value,
      accountId: toId<AccountId>(draft.accountId), transferAccountId: toId<AccountId>(draft.otherAccountId),
      amount: toAmount(draft.amount), transferAmount: toAmount(draft.otherAmount),
      categoryId: toId<CategoryId>(draft.categoryId), methodId: toId<PaymentMethodId>(draft.methodId),
      lines: draft.lines?.map(({ categoryId, amount, memo }) =>
        ({ categoryId: toId<CategoryId>(categoryId), amount: toCents(amount + 0), memo })) ?? null,
    });
    if (!made.ok) return failure({ kind: 'template', error: made.error });
    recorder.made(templateKind, made.value);
    return success({ templateId: recordIdToText(made.value) });
  });
}

export function nameTemplate(
  desk: BookDesk, { templateId, name }: CommandParameters<'rename-template'>,
): Outcome<CommandResults['rename-template']> {
  return changeTemplate(desk, 'edit-template', templateId, (edit, id) => renameTemplate(edit, id, name));
}

export function removeTemplate(
  desk: BookDesk, { templateId }: CommandParameters<'delete-template'>,
): Outcome<CommandResults['delete-template']> {
  return changeTemplate(desk, 'delete-template', templateId, deleteTemplate);
}

function changeTemplate(
  desk: BookDesk, name: 'edit-template' | 'delete-template', templateId: Id,
  work: (edit: BookEdit, id: TemplateId) => Result<TemplateId, TemplateError>,
): Outcome<{ readonly isDone: true }> {
  return desk.edit(name, (edit, recorder) => {
    const id = textToId<TemplateId>(templateId);
    recorder.touch(templateKind, id);
    const changed = work(edit, id);
    return changed.ok ? success({ isDone: true }) : failure({ kind: 'template', error: changed.error });
  });
}

function findPayeeOf(edit: BookEdit, { payee }: TemplateDraft): Result<PayeeId | null, EngineFailure> {
  if (payee.trim() === '') return success(null);
  const found = findOrCreatePayee(edit, payee);
  return found.ok ? found : failure({ kind: 'payee', error: found.error });
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the caller's word is all there is
function toId<Kind extends ReturnType<typeof textToId>>(text: Id | null): Kind | null {
  return text === null ? null : textToId<Kind>(text);
}

function toAmount(value: number | null): Cents | null {
  return value === null ? null : toCents(value + 0);
}
