/** What a screen finds by typing: entries, and the payees that completion offers. */
import type { EntryFilterDraft, PayeeSuggestion, QueryParameters, SearchView } from '@tandem/contract';
import {
  isDay, likelyPayees, searchEntries, suggestPayees, toCents, toDay, type AccountId, type CategoryId, type Cents,
  type Day, type Entry, type EntryFilter, type PayeeId, type SuggestedPayee,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { BookReading } from './book-reading.ts';
import { textToId } from './id-text.ts';
import { toCategoryView, toRowView } from './register-views.ts';

export function readSearch(
  reading: BookReading, { text, accountId, limit, filter }: QueryParameters<'search'>,
): SearchView {
  const { database, language, today } = reading;
  const found = searchEntries(database, {
    text, accountId: toAccountId(accountId), limit, language, today,
    ...(filter !== undefined && { filter: toFilter(filter) }),
  });
  return {
    total: found.total,
    rows: found.rows.map((row) => {
      const account = reading.accounts.get(recordIdToText(row.accountId));
      return {
        ...toRowView(reading, row, toCents(0)), accountName: account?.name ?? '',
        currency: account?.currency ?? reading.currency,
      };
    }),
  };
}

export function readPayeeSuggestions(
  reading: BookReading, { text, accountId, limit }: QueryParameters<'payee-suggestions'>,
): readonly PayeeSuggestion[] {
  const own = toAccountId(accountId);
  return suggestPayees(reading.database, { text, accountId: own, today: reading.today, limit })
    .map((suggested) => toSuggestion(reading, suggested));
}

export function readLikelyPayees(
  reading: BookReading, { accountId, day, amount, isIncome, limit }: QueryParameters<'likely-payees'>, wallMs: number,
): readonly PayeeSuggestion[] {
  if (!isDay(day)) return [];
  const own = toAccountId(accountId);
  return likelyPayees(reading.database, {
    accountId: own, day, limit, isIncome, amount: amount === null ? null : toCents(amount + 0),
    wallMs: day === reading.today ? wallMs : null,
  }).map((suggested) => toSuggestion(reading, suggested));
}

/**
 * Category and method are those of the payee's newest entry in the account, or else in another; an amount is proposed
 * from the same account only. A transfer to this very account is none to repeat from here.
 */
function toSuggestion(
  reading: BookReading, { payee, newest, newestAnywhere }: SuggestedPayee,
): PayeeSuggestion {
  const model = newest ?? newestAnywhere;
  const isOfAnother = newest === undefined && model?.transfer !== undefined && model.transfer !== null;
  const { defaultCategoryId } = payee;
  const allocation = model === undefined || isOfAnother || (isUncategorised(model) && defaultCategoryId !== null)
    ? { kind: 'single' as const, categoryId: defaultCategoryId }
    : model.allocation;
  const otherAccountId = isOfAnother ? null : model?.transfer?.accountId ?? null;
  return {
    payee: payee.name,
    amount: newest?.amount ?? null,
    category: toCategoryView(reading, { allocation, otherAccountId, otherAmount: null }),
    methodId: model?.methodId === null || model?.methodId === undefined ? null : recordIdToText(model.methodId),
    accountId: model === undefined ? null : recordIdToText(model.accountId),
  };
}

function isUncategorised({ allocation, transfer }: Entry): boolean {
  return transfer === null && allocation.kind === 'single' && allocation.categoryId === null;
}

function toFilter(draft: EntryFilterDraft): EntryFilter {
  const { category, payeeId, from, to, amountMin, amountMax } = draft;
  const toDayOf = (value: number | null): Day | null => (value !== null && isDay(value) ? toDay(value) : null);
  const toAmount = (value: number | null): Cents | null => (value === null ? null : toCents(value));
  return {
    status: draft.status, from: toDayOf(from), to: toDayOf(to),
    category: category === null || category === 'none' ? category : textToId<CategoryId>(category),
    payeeId: payeeId === null ? null : textToId<PayeeId>(payeeId),
    amountMin: toAmount(amountMin), amountMax: toAmount(amountMax),
  };
}

function toAccountId(text: string | null): AccountId | null {
  return text === null ? null : textToId<AccountId>(text);
}
