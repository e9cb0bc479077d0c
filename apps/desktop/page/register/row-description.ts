/** A row as a screen reader says it: date, payee, category, debit or credit, state, balance, conflict, photos. */
import type { CategoryView, RegisterRowView } from '@tandem/contract';
import { negateCents, type Currency, type Language } from '@tandem/ledger';
import { formatDayLong, formatMoney, type Texts } from '@tandem/ui';

export function describeRow(
  row: RegisterRowView, currency: Currency, { attachment, register }: Pick<Texts, 'attachment' | 'register'>,
  language: Language,
): string {
  const { amount } = row;
  const side = amount < 0
    ? `${register.fields.debit} ${formatMoney(negateCents(amount), currency, language)}`
    : `${register.fields.credit} ${formatMoney(amount, currency, language)}`;
  return [
    formatDayLong(row.day, language), row.payee, describeCategory(row.category, register), row.memo, side,
    register.statuses[row.status], row.isToCheck ? register.toCheck : '',
    `${register.balance} ${formatMoney(row.balance, currency, language)}`, row.hasConflict ? register.conflict : '',
    row.attachments > 0 ? attachment.count(row.attachments) : '',
  ].filter((part) => part !== '').join(', ');
}

function describeCategory(category: CategoryView, register: Texts['register']): string {
  switch (category.kind) {
    case 'single': return category.path;
    case 'split': return register.split(category.lines.length);
    case 'transfer': return register.transferTo(category.accountName);
  }
}
