/**
 * The record kinds of a book, but for the entry. Tags are written in books and on the wire and are never used again:
 * 10 setting, 11 account, 12 category, 13 payee, 14 payment method, 19 template, 20 entry, 21 attachment; reserved:
 * 15 statement, 16 schedule, 17 budget, 18 rule.
 */
import type { RecordKind } from '@tandem/replica';
import type { SqlValue } from '@tandem/sqlite';
import { attachmentKind } from './attachment-kind.ts';
import { isCurrency } from './currency.ts';
import { entryKind } from './entry-kind.ts';
import { isAmount } from './money.ts';
import { templateKind } from './template-kind.ts';

export const settingKind: RecordKind = {
  tag: 10,
  name: 'setting',
  table: 'setting',
  travels: 'reference',
  groups: [{
    name: 'setting',
    columns: [
      { tag: 1, name: 'key', type: 'text', initial: '' },
      { tag: 2, name: 'value', type: 'text', initial: null },
    ],
  }],
};

export const accountKind: RecordKind = {
  tag: 11,
  name: 'account',
  table: 'account',
  travels: 'reference',
  groups: [
    {
      name: 'identity',
      columns: [
        { tag: 1, name: 'name', type: 'text', initial: '' },
        { tag: 2, name: 'kind', type: 'text', initial: 'current' },
      ],
    },
    {
      name: 'opening',
      columns: [
        { tag: 10, name: 'opening_balance', type: 'integer', initial: 0 },
        { tag: 11, name: 'currency', type: 'text', initial: 'EUR' },
      ],
    },
    {
      name: 'display',
      columns: [
        { tag: 20, name: 'group_name', type: 'text', initial: '' },
        { tag: 21, name: 'position', type: 'integer', initial: 0 },
        // 0 or 1.
        { tag: 22, name: 'closed', type: 'integer', initial: 0 },
        // The lowest balance that is not worth a warning, -20000 for an overdraft of 200 euros; null: none set.
        { tag: 23, name: 'overdraft_limit', type: 'integer', initial: null },
        { tag: 24, name: 'note', type: 'text', initial: '' },
      ],
    },
  ],
  findFault: findAccountFault,
};

export const categoryKind: RecordKind = {
  tag: 12,
  name: 'category',
  table: 'category',
  travels: 'reference',
  groups: [{
    name: 'category',
    columns: [
      // Null while a default category bears the name of its code in the reader's language.
      { tag: 1, name: 'name', type: 'text', initial: null },
      { tag: 2, name: 'parent_id', type: 'id', initial: null },
      { tag: 3, name: 'code', type: 'text', initial: null },
      { tag: 4, name: 'position', type: 'integer', initial: 0 },
    ],
  }],
};

export const payeeKind: RecordKind = {
  tag: 13,
  name: 'payee',
  table: 'payee',
  travels: 'reference',
  groups: [{
    name: 'payee',
    columns: [
      { tag: 1, name: 'name', type: 'text', initial: '' },
      { tag: 2, name: 'default_category_id', type: 'id', initial: null },
    ],
  }],
};

export const paymentMethodKind: RecordKind = {
  tag: 14,
  name: 'payment-method',
  table: 'payment_method',
  travels: 'reference',
  groups: [{
    name: 'payment-method',
    columns: [
      // Null while a default method bears the name of its code in the reader's language.
      { tag: 1, name: 'name', type: 'text', initial: null },
      { tag: 2, name: 'code', type: 'text', initial: null },
    ],
  }],
};

/** Every kind of a book in the order in which they travel: what an entry names before it, its attachments after. */
export const ledgerKinds: readonly RecordKind[] = [
  settingKind, accountKind, categoryKind, payeeKind, paymentMethodKind, templateKind, entryKind, attachmentKind,
];

function findAccountFault(values: readonly SqlValue[]): string | undefined {
  const [, , openingBalance, currency, , , , overdraftLimit] = values;
  if (typeof openingBalance !== 'number' || !isAmount(openingBalance)) return 'an opening balance beyond the limit';
  if (typeof currency !== 'string' || !isCurrency(currency)) return 'a currency that is no code';
  return overdraftLimit === null || (typeof overdraftLimit === 'number' && isAmount(overdraftLimit))
    ? undefined
    : 'an overdraft limit beyond the limit of amounts';
}
