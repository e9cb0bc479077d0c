import type { ShownFailure } from './failure-messages.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeFailure, failureMessages } from './failure-messages.ts';

type FailureOf<K> = Extract<ShownFailure, { readonly kind: K }>;
type ErrorOf<K> = FailureOf<K> extends { readonly error: infer E } ? E : never;

const text = { kind: 'text', field: 'memo', fault: { kind: 'text-too-long', lengthMax: 1000 } } as const;
const name = { kind: 'text', field: 'name', fault: { kind: 'text-empty' } } as const;

const entryErrors: readonly ErrorOf<'entry'>[] = [
  ...(['unknown-entry', 'unknown-account', 'unknown-category', 'unknown-payee', 'unknown-method'] as const)
    .map((kind) => ({ kind })),
  text, { kind: 'tags', fault: { kind: 'too-many-tags', tagsMax: 20 } }, { kind: 'amount-too-large' },
  { kind: 'transfer-to-itself' }, { kind: 'transfer-one-way' }, { kind: 'transfer-unequal' },
  { kind: 'split-transfer' }, { kind: 'split-count', linesMax: 100 }, { kind: 'split-sum', sum: 3 },
  { kind: 'entry-reconciled' },
];

const bankFileErrors: readonly ErrorOf<'bank-file'>[] = [
  ...(['bytes', 'lines', 'text', 'depth'] as const)
    .map((limit) => ({ kind: 'too-large', limit, max: 64 * 2 ** 20, lineNumber: 37 }) as const),
  { kind: 'not-ofx' }, { kind: 'cut', lineNumber: 37, element: 'STMTTRN' }, { kind: 'no-statement' },
  ...(['impossible-date', 'impossible-amount'] as const).flatMap((kind) =>
    ['', '31/02/26'].map((found) => ({ kind, lineNumber: 37, text: found }) as const)),
  { kind: 'impossible-currency', lineNumber: 37, text: 'EURO' },
  { kind: 'mixed-currencies', lineNumber: 37, currency: 'EUR', other: 'USD' },
];

/** The compiler says which kind is missing. */
const failures: { readonly [K in ShownFailure['kind']]: readonly FailureOf<K>[] } = {
  disconnected: [{ kind: 'disconnected' }],
  'no-book': [{ kind: 'no-book' }],
  'book-open': [{ kind: 'book-open' }],
  'bad-request': [{ kind: 'bad-request' }],
  internal: [{ kind: 'internal' }],
  'disk-full': [{ kind: 'disk-full' }],
  storage: (['busy', 'read-only', 'corrupt', 'cannot-open', 'io', 'other'] as const)
    .map((failure) => ({ kind: 'storage', failure })),
  attachment: ([
    { kind: 'unknown-entry' }, { kind: 'unknown-attachment' }, { kind: 'too-many-attachments', attachmentsMax: 4 },
    { kind: 'attachment-too-large' }, { kind: 'attachment-malformed' }, { kind: 'text-empty' },
    { kind: 'text-too-long', lengthMax: 100 }, { kind: 'text-malformed' },
  ] as const).map((error) => ({ kind: 'attachment', error })),
  entry: entryErrors.map((error) => ({ kind: 'entry', error })),
  payee: ([
    name, { kind: 'unknown-payee' }, { kind: 'unknown-category' }, { kind: 'payee-name-taken' },
    { kind: 'payee-in-use' }, { kind: 'payee-into-itself' },
  ] as const).map((error) => ({ kind: 'payee', error })),
  template: ([name, text, { kind: 'amount-too-large' }, { kind: 'split-sum' }, { kind: 'unknown-template' }] as const)
    .map((error) => ({ kind: 'template', error })),
  account: ([
    name, { kind: 'unknown-account' }, { kind: 'amount-too-large' }, { kind: 'currency-in-use' },
    { kind: 'account-not-empty' },
  ] as const).map((error) => ({ kind: 'account', error })),
  category: ([
    name, { kind: 'unknown-category' }, { kind: 'name-with-separator' }, { kind: 'category-cycle' },
    { kind: 'category-in-use' },
  ] as const).map((error) => ({ kind: 'category', error })),
  'bank-file': bankFileErrors.map((error) => ({ kind: 'bank-file', fileName: 'novembre.ofx', error })),
  import: [{ kind: 'import', error: { kind: 'total-too-large' } }],
  'no-import': [{ kind: 'no-import' }],
  'sync-running': [{ kind: 'sync-running' }],
  backup: (['not-a-book', 'damaged', 'later-version', 'unreadable', 'missing'] as const)
    .map((reason) => ({ kind: 'backup', reason })),
  'nothing-to-undo': [{ kind: 'nothing-to-undo' }],
  'no-conflict': [{ kind: 'no-conflict' }],
  'backup-folder': (['missing', 'not-a-folder', 'not-writable'] as const)
    .map((reason) => ({ kind: 'backup-folder', reason })),
  'no-good-backup': [{ kind: 'no-good-backup' }],
};

test('every failure is a whole sentence in both languages', () => {
  for (const failure of Object.values(failures).flat()) {
    for (const language of ['fr', 'en'] as const) {
      const said = describeFailure({ failure: failureMessages[language] }, failure);
      assert.match(said, /^\S.{10,}\.$/, JSON.stringify(failure));
      assert.doesNotMatch(said, /undefined|\[object|\{/, JSON.stringify(failure));
    }
  }
});

test('a fault of a bank\'s file names its line and says that nothing was imported', () => {
  for (const failure of failures['bank-file']) {
    const said = describeFailure({ failure: failureMessages.fr }, failure);
    assert.match(said, /^novembre\.ofx\u00a0: /);
    assert.match(said, /Rien n’a été importé\.$/);
    if ('lineNumber' in failure.error && !(failure.error.kind === 'too-large' && failure.error.limit !== 'depth'
      && failure.error.limit !== 'text')) assert.match(said, /37/);
  }
});

test('French sentences have French spaces', () => {
  for (const failure of Object.values(failures).flat()) {
    assert.doesNotMatch(describeFailure({ failure: failureMessages.fr }, failure), / [:;!?»]|« |'/);
  }
});
