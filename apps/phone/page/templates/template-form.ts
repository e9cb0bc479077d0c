/** What is typed as a template, and a template as what is typed. */
import type { TemplateDraft, TemplateView } from '@tandem/contract';
import { negateCents, toCents, toDay, type Currency } from '@tandem/ledger';
import { emptyForm, formToDraft, signedAmount, type EntryForm, type FormAccounts } from '../entry/entry-form.ts';
import { amountToTyped, sumOf } from '../entry/typed-amount.ts';

/** The account only where it was chosen: else the template takes that of the day. Lines only where they sum up. */
export function formToTemplate(form: EntryForm, name: string, accounts: FormAccounts): TemplateDraft {
  const { account, other } = accounts;
  const amount = account === undefined ? null : signedAmount(form, account.currency);
  const arriving = other === undefined ? undefined : sumOf(form.otherAmountText, other.currency);
  const entry = formToDraft(form, accounts, toDay(0));
  return {
    name, direction: form.kind, amount, payee: form.payee, memo: form.memo, methodId: form.methodId,
    accountId: form.accountId, otherAccountId: form.kind === 'transfer' ? form.otherAccountId : null,
    otherAmount: form.kind === 'transfer' && arriving !== undefined ? arriving : null,
    categoryId: form.kind === 'transfer' || form.lines !== null ? null : form.category.id,
    lines: entry.ok && entry.draft.allocation.kind === 'split' ? [...entry.draft.allocation.lines] : null,
  };
}

/**
 * `typed`: an amount that was typed before the template was chosen stays; lines of another amount are not its own.
 * `currencyOf`: of an account; undefined for one that is not known.
 */
export function templateToForm(
  template: TemplateView, typed: EntryForm, currencyOf: (accountId: string | null) => Currency | undefined,
): EntryForm {
  const { direction, amount, lines, otherAccountId } = template;
  const isIncome = direction === 'income';
  const own = currencyOf(template.accountId);
  const other = currencyOf(otherAccountId);
  const toText = (cents: number | null, currency: Currency | undefined): string =>
    (cents === null || currency === undefined ? '' : amountToTyped(toCents(cents), currency) ?? '');
  const size = amount === null ? null : isIncome ? amount : negateCents(amount);
  const keepsAmount = typed.amountText !== '';
  return {
    ...emptyForm,
    kind: direction, payee: template.payee, memo: template.memo, methodId: template.methodId,
    accountId: template.accountId, otherAccountId: direction === 'transfer' ? otherAccountId : null,
    amountText: keepsAmount ? typed.amountText : toText(size, own),
    otherAmountText: keepsAmount ? '' : toText(template.otherAmount, other),
    category: { id: template.categoryId, path: template.categoryPath },
    lines: keepsAmount || lines === null || lines.length === 0 ? null : lines.map((line) => ({
      category: { id: line.categoryId, path: line.path }, memo: line.memo,
      amountText: toText(isIncome ? line.amount : negateCents(line.amount), own),
    })),
  };
}
