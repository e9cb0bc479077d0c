import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { isCurrency, toCents, toDay, toIdOf, type AccountId, type Currency, type EntryId } from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import fc from 'fast-check';
import type { BankLine, BankStatement } from './bank-file.ts';
import type { ExistingEntry } from './import-lines.ts';
import {
  planAnyway, planImport, type ImportPlan, type ImportRequest,
} from './import-plan.ts';

function currency(code: string): Currency {
  assert.ok(isCurrency(code));
  return code;
}

const accountId = toIdOf<AccountId>(new Uint8Array(16).fill(7));

function sha256(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}

interface LineFields {
  day: number;
  amount: number;
  name: string;
  bankId?: string;
  userDay?: number;
}

function bankLine({ day, amount, name, bankId = '', userDay }: LineFields): BankLine {
  return {
    lineNumber: 1, day: toDay(day), userDay: userDay === undefined ? undefined : toDay(userDay),
    amount: toCents(amount), bankId, checkNumber: '', name, memo: '', type: 'DEBIT',
  };
}

function statementOf(fields: readonly LineFields[], balance?: number): BankStatement {
  return {
    account: { bankId: '', branchId: '', accountNumber: '', maskedNumber: '' }, kind: 'bank', currency: currency('EUR'),
    balance: balance === undefined ? undefined : toCents(balance), balanceDay: undefined, lines: fields.map(bankLine),
  };
}

function requestOf(
  fields: readonly LineFields[], entries: readonly ExistingEntry[], balances?: { account: number; bank: number },
): ImportRequest {
  return {
    statement: statementOf(fields, balances?.bank), entries, sha256,
    account: { id: accountId, currency: currency('EUR'), balance: toCents(balances?.account ?? 0) },
  };
}

function plan(fields: readonly LineFields[], entries: readonly ExistingEntry[] = []): ImportPlan {
  const planned = planImport(requestOf(fields, entries));
  assert.ok(planned.ok);
  return planned.value;
}

function actions(planned: ImportPlan): string {
  return planned.lines.map(({ action }) => action.kind).join(' ');
}

let typedCount = 0;
function typed(fields: { day: number; amount: number; payee?: string; number?: string }): ExistingEntry {
  return {
    id: toIdOf<EntryId>(sha256(Uint8Array.of(++typedCount)).slice(0, 16)), day: toDay(fields.day),
    bankDay: toDay(fields.day), amount: toCents(fields.amount), bankLabel: '', bankId: '',
    number: fields.number ?? '', payee: fields.payee ?? '',
    isDeleted: false,
  };
}

/** The book after the plan was accepted. */
function apply(planned: ImportPlan, entries: readonly ExistingEntry[]): readonly ExistingEntry[] {
  const after = new Map(entries.map((entry) => [recordIdToText(entry.id), entry]));
  for (const { action, id, day, amount, label, bankId, payee } of planned.lines) {
    if (action.kind === 'add') {
      assert.ok(!after.has(recordIdToText(id)), 'an id is given once');
      after.set(recordIdToText(id), {
        id, day, bankDay: day, amount, bankLabel: label, bankId, number: '', payee, isDeleted: false,
      });
    } else if (action.kind === 'confirms') {
      const entry = after.get(recordIdToText(action.entryId));
      assert.ok(entry !== undefined && entry.bankLabel === '');
      after.set(recordIdToText(entry.id), { ...entry, bankDay: day, bankLabel: label, bankId });
    }
  }
  return [...after.values()];
}

const coffee = { day: 100, amount: -320, name: 'CARTE CAFE DU PONT' };
const rent = { day: 101, amount: -60_000, name: 'VIR LOYER' };

test('two identical coffees stay two, and the same file twice adds nothing', () => {
  const first = plan([coffee, rent, coffee]);
  assert.equal(actions(first), 'add add add');
  const book = apply(first, []);
  assert.equal(book.length, 3);
  const again = plan([coffee, rent, coffee], book);
  assert.equal(actions(again), 'already-there already-there already-there');
  assert.deepEqual(again.counts, { add: 0, alreadyThere: 3, confirms: 0 });
});

test('two devices that import the same lines write the same records', () => {
  const ids = (planned: ImportPlan) => planned.lines.map(({ id }) => recordIdToText(id)).toSorted();
  assert.deepEqual(ids(plan([coffee, rent, coffee])), ids(plan([rent, coffee, coffee])));
});

test('record ids of imported lines never change', () => {
  const ids = plan([coffee, coffee, { ...rent, bankId: 'X' }]).lines.map(({ id }) => recordIdToText(id));
  assert.deepEqual(ids, [
    'e177663924e18435b8fc67642d73d71d', '637a168c1fa68480a8a2c25f9dfe4526', '77d0e4caeaff8419b3919636fd63369b',
  ]);
});

test('a day that the first download cut in the middle is completed by the next one', () => {
  const book = apply(plan([rent, coffee]), []);
  const next = plan([coffee, coffee, { ...coffee, day: 102 }], book);
  assert.equal(actions(next), 'already-there add add');
  assert.equal(actions(plan([coffee], apply(next, book))), 'already-there');
});

test('counters of the bank are not identifiers', () => {
  const counters = [
    ['id_mvt1', 'id_mvt2'], ['0', '1'], ['7', '7'], ['20261112-1', '20261112-2'], ['202611120001', '202611120002'],
    ['', ''], ['4712000000871', '4712000000871'], ['', '4712000000871'], ['AB1', 'CD1'],
  ] as const;
  for (const [first, second] of counters) {
    const book = apply(plan([{ ...coffee, bankId: first }, { ...rent, bankId: second }]), []);
    const next = plan([{ ...rent, bankId: first }, { day: 105, amount: -100, name: 'PAIN', bankId: second }], book);
    assert.equal(actions(next), 'already-there add', first);
    assert.deepEqual(next.lines.map(({ bankId }) => bankId), ['', '']);
  }
});

test('identifiers of the bank tell equal lines apart, and know a line whose label or day was corrected', () => {
  const book = apply(plan([{ ...coffee, bankId: 'A1B2C3D4' }, { ...rent, bankId: 'A1B2C3D5' }]), []);
  const next = plan([
    { ...coffee, bankId: 'A1B2C3D4' }, { ...coffee, bankId: 'A1B2C3E9' },
    { ...rent, day: 102, name: 'VIR SEPA LOYER', bankId: 'A1B2C3D5' }, { ...rent, amount: -61_000, bankId: 'A1B2C3D6' },
  ], book);
  assert.equal(actions(next), 'already-there add already-there add');
});

test('an equal line with another identifier is another line', () => {
  const book = apply(plan([{ ...coffee, bankId: 'A1B2C3D4' }]), []);
  assert.equal(actions(plan([{ ...coffee, bankId: 'A1B2C3E9' }], book)), 'add');
});

test('consecutive numbers in a row are a counter, whatever their size', () => {
  const numbered = (first: number, count: number) => Array.from({ length: count }, (_, index) =>
    ({ day: 100 + index, amount: -100, name: `PAIN ${index}`, bankId: String(first + index) }));
  assert.deepEqual(plan(numbered(4_712_000_000, 5)).lines.map(({ bankId }) => bankId), ['', '', '', '', '']);
  assert.equal(plan(numbered(4_712_000_000, 4)).lines[0]?.bankId, '4712000000');
});

test('an identifier that comes back with another amount is another line', () => {
  const book = apply(plan([{ ...coffee, bankId: '4712000000871' }]), []);
  assert.equal(actions(plan([{ ...coffee, amount: -400, bankId: '4712000000871' }], book)), 'add');
});

test('a bank that gives new identifiers at each download doubles nothing', () => {
  const book = apply(plan([{ ...coffee, bankId: '9f8e7d6c5b' }, { ...rent, bankId: '0a1b2c3d4e' }]), []);
  const next = plan([{ ...coffee, bankId: 'ffeeddccbb' }, { ...rent, bankId: 'aabbccddee' }], book);
  assert.equal(actions(next), 'already-there already-there');
});

test('files with reliable identifiers and without know each other\'s lines', () => {
  const withIds = [{ ...coffee, bankId: 'A1B2C3D4' }, { ...rent, bankId: 'A1B2C3D5' }];
  assert.equal(actions(plan([coffee, rent], apply(plan(withIds), []))), 'already-there already-there');
  assert.equal(actions(plan(withIds, apply(plan([coffee, rent]), []))), 'already-there already-there');
  assert.equal(actions(plan([coffee], apply(plan(withIds), []))), 'already-there');
  assert.equal(actions(plan(withIds.slice(0, 1), apply(plan([coffee, rent]), []))), 'already-there');
});

test('what was deleted or edited does not come back', () => {
  const book = apply(plan([coffee, rent]), [])
    .map((entry) => entry.amount === -320 ? { ...entry, isDeleted: true }
      : { ...entry, amount: toCents(-59_000), day: toDay(99) });
  const again = plan([coffee, rent], book);
  assert.equal(actions(again), 'already-there already-there');
  assert.deepEqual(again.lines.map(({ action }) => action.kind === 'already-there' && action.isDeleted), [true, false]);
});

test('a line confirms the nearest typed entry of its amount, one to one', () => {
  const far = typed({ day: 96, amount: -320 });
  const near = typed({ day: 99, amount: -320 });
  const other = typed({ day: 100, amount: -321 });
  const tooFar = typed({ day: 94, amount: -60_000 });
  const planned = plan([coffee, coffee, coffee, rent], [far, near, other, tooFar]);
  assert.equal(actions(planned), 'confirms confirms add add');
  const confirmed = planned.lines
    .map(({ action }) => action.kind === 'confirms' ? recordIdToText(action.entryId) : '');
  assert.deepEqual(confirmed, [recordIdToText(near.id), recordIdToText(far.id), '', '']);
  const book = apply(planned, [far, near, other, tooFar]);
  assert.deepEqual(plan([coffee, coffee, coffee, rent], book).counts, { add: 0, alreadyThere: 4, confirms: 0 });
});

test('the purchase\'s day counts as well as the bank\'s, and a deleted entry confirms nothing', () => {
  const line = { day: 120, amount: -2999, name: 'FNAC LYON', userDay: 107 };
  assert.equal(actions(plan([line], [typed({ day: 106, amount: -2999 })])), 'confirms');
  assert.equal(actions(plan([line], [{ ...typed({ day: 107, amount: -2999 }), isDeleted: true }])), 'add');
});

test('at the same distance the payee decides, and a cheque is known by its number', () => {
  const first = typed({ day: 100, amount: -320 });
  const second = typed({ day: 100, amount: -320 });
  for (const [cafe, bakery] of [[first, second], [second, first]] as const) {
    const entries = [{ ...cafe, payee: 'Café du Pont' }, { ...bakery, payee: 'Boulangerie' }];
    const [line] = plan([coffee], entries).lines;
    assert.deepEqual(line?.action, { kind: 'confirms', entryId: cafe.id, entryDay: 100 });
  }
  const cheque = typed({ day: 20, amount: -12_000, number: '7654321' });
  assert.equal(actions(plan([{ day: 100, amount: -12_000, name: 'CHEQUE 07654321' }], [cheque])), 'confirms');
  assert.equal(actions(plan([{ day: 100, amount: -12_000, name: 'CHEQUE 7654320' }], [cheque])), 'add');
});

test('the gap is what the bank has more than the account will have', () => {
  const entries = [typed({ day: 101, amount: -60_000 })];
  const planned = planImport(requestOf([coffee, rent], entries, { account: 184_230, bank: 183_911 }));
  assert.ok(planned.ok);
  assert.deepEqual(planned.value.balances, { before: 184_230, after: 183_910, bank: 183_911, gap: 1 });
  assert.deepEqual(plan([coffee]).balances, { before: 0, after: -320, bank: undefined, gap: undefined });
});

test('a statement in another currency, or beyond what adds up exactly, is refused', () => {
  const request = requestOf([coffee], []);
  assert.deepEqual(planImport({ ...request, account: { ...request.account, currency: currency('CHF') } }), {
    ok: false, error: { kind: 'other-currency', statement: 'EUR', account: 'CHF' },
  });
  const huge = Array.from({ length: 91 }, () => ({ ...coffee, amount: 100_000_000_000_000 }));
  assert.deepEqual(planImport(requestOf(huge, [])), { ok: false, error: { kind: 'total-too-large' } });
});

test('a line that the user knows to be another one is added anyway, under an id of its own', () => {
  const book = apply(plan([coffee, coffee]), []);
  const request = requestOf([coffee, rent], [...book, typed({ day: 101, amount: -60_000 })]);
  const planned = planImport(request);
  assert.ok(planned.ok);
  assert.equal(actions(planned.value), 'already-there confirms');
  const both = planAnyway(planAnyway(planned.value, 0, request), 1, request);
  assert.equal(actions(both), 'add add');
  assert.equal(both.lines[0]?.ordinal, 2);
  assert.equal(both.lines[1]?.ordinal, 0);
  assert.deepEqual(both.counts, { add: 2, alreadyThere: 0, confirms: 0 });
  assert.equal(both.balances.after, -60_320);
  assert.equal(plan([coffee, coffee, coffee], apply(both, request.entries)).counts.alreadyThere, 3);
});

test('any downloads of one history leave each line once', () => {
  const history = fc.array(fc.record({
    day: fc.integer({ min: 100, max: 104 }), amount: fc.constantFrom(-320, -500), name: fc.constantFrom('CAFE', 'PAIN'),
  }), { maxLength: 24 }).map((lines) => lines.toSorted((left, right) => left.day - right.day));
  const numbering = fc.constantFrom('none', 'counter', 'unique');
  fc.assert(fc.property(history, fc.array(fc.nat(24)), numbering, fc.boolean(), (lines, cuts, bankIds, isReversed) => {
    // A download begins with a whole day, and may show its last day in part.
    const download = (cut: number, firstDay: number) => lines
      .map((line, index) => bankIds === 'unique' ? { ...line, bankId: `b${9_000_000 + index * 37}` } : line)
      .slice(0, cut).filter(({ day }) => day >= firstDay)
      .map((line, index) => bankIds === 'counter' ? { ...line, bankId: `id_mvt${index + 1}` } : line);
    let book: readonly ExistingEntry[] = [];
    for (const cut of cuts) {
      const file = download(cut, 100 + cut % 3);
      book = apply(plan(isReversed ? file.toReversed() : file, book), book);
    }
    book = apply(plan(download(lines.length, 100), book), book);
    assert.deepEqual(
      book.map(({ day, amount, bankLabel }) => `${day} ${amount} ${bankLabel}`).toSorted(),
      lines.map(({ day, amount, name }) => `${day} ${amount} ${name}`).toSorted(),
    );
  }), { numRuns: 500 });
});

test('many equal lines and entries are paired in time that does not grow with their square', () => {
  const count = 20_000;
  const lines = Array.from({ length: count }, () => ({ ...coffee, name: 'CHEQUE 1234567' }));
  const entries = Array.from({ length: count }, (_, index) => ({
    ...typed({ day: 103, amount: -320, payee: 'Café', number: index % 2 === 0 ? '1234567' : '' }),
    id: toIdOf<EntryId>(sha256(new Uint8Array(new Uint32Array([index]).buffer)).slice(0, 16)),
  }));
  const startedMs = performance.now();
  assert.equal(plan(lines, entries).counts.confirms, count);
  assert.ok(performance.now() - startedMs < 10_000);
});
