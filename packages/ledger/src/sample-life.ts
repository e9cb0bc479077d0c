/**
 * The days of the sample household, one after the other: what falls due, and what anyone buys. Its income and its
 * transfers follow its spending, so that a sample of 100,000 entries is a rich household and not a ruined one; in a
 * short sample, what is left over is saved, so that its current account holds what one would keep there.
 */
import type { Book } from './book.ts';
import { toDay, type CivilDate, type Day } from './day.ts';
import type { Allocation, Entry, LegStatus } from './entry-record.ts';
import { toCents } from './money.ts';
import type { RandomSequence } from './random-sequence.ts';
import { defaultCategoryId, defaultPaymentMethodId, type AccountId, type PayeeId } from './record-ids.ts';
import { longMemos, monthlyPayments, sampleMerchants, shortMemos } from './sample-names.ts';
import { foldName } from './user-text.ts';

export interface SampleAccounts {
  readonly current: AccountId;
  readonly savings: AccountId;
  readonly card: AccountId;
  readonly cash: AccountId;
  readonly loan: AccountId;
}

export interface SampleWorld {
  readonly book: Book;
  readonly accounts: SampleAccounts;
  readonly payeeIdByName: ReadonlyMap<string, PayeeId>;
  readonly random: RandomSequence;
  readonly lastDay: Day;
}

export interface SampleLife {
  /** Exactly `count` entries of this day. Days come in order. */
  liveDay(day: Day, civil: CivilDate, count: number): readonly SampleEntry[];
}

type SampleEntry = Omit<Entry, 'id'>;

export function createSampleLife(world: SampleWorld): SampleLife {
  const { accounts, random } = world;
  const merchants = sampleMerchants();
  const due: ((day: Day) => SampleEntry)[] = [];
  const names = cachedNames(world);
  /** Cents that left each account and were not made good yet; below zero what came in and was not spent yet. */
  const spent = { current: 0, card: 0, cash: 0 };
  /** Each when it was last made good. */
  const spentBefore = { current: 0, card: 0, cash: 0 };
  const usualSpending = { current: 0, cash: 0 };
  let chequeNumber = 4_210_001;

  function liveDay(day: Day, { dayOfMonth }: CivilDate, count: number): readonly SampleEntry[] {
    for (const [at, ...payment] of monthlyPayments) {
      if (at === dayOfMonth) due.push((payday) => payMonthly(payday, ...payment));
    }
    if (dayOfMonth === 2) due.push((at) => transfer(at, accounts.savings, leftOver(), 'transfer'));
    if (dayOfMonth === 4 && spent.card > 0) {
      due.push((at) => transfer(at, accounts.card, settle('card', 1000), 'direct-debit'));
    }
    if (dayOfMonth === 7) due.push((at) => transfer(at, accounts.loan, 71_834, 'direct-debit'));
    if (dayOfMonth % 5 === 0 && spent.cash > -10_000) {
      due.push((at) => transfer(at, accounts.cash, settle('cash', 2000, lookAhead('cash')), 'withdrawal'));
    }
    // A short sample has no room for everything that falls due: what waits too long is forgotten.
    due.splice(0, due.length - dueMax);
    return Array.from({ length: count }, () => ((random.chance(0.6) ? due.shift() : undefined) ?? buy)(day));
  }

  function settle(account: keyof typeof spent, amountMin: number, ahead = 0): number {
    const amount = Math.max(amountMin, spent[account] + ahead);
    spent[account] -= amount;
    spentBefore[account] = spent[account];
    return amount;
  }

  /** Cents, for as much as was spent since the last time: what the next weeks will need. */
  function lookAhead(account: 'current' | 'cash'): number {
    const spentSince = spent[account] - spentBefore[account];
    usualSpending[account] = Math.max(spentSince, Math.floor(usualSpending[account] * 9 / 10));
    return usualSpending[account];
  }

  /** In whole tens of euros. */
  function leftOver(): number {
    const kept = Math.max(keptAside, Math.floor(usualSpending.current * 1.3));
    const amount = Math.max(15_000, Math.floor((-spent.current - kept) / 1000) * 1000);
    // What is saved is not spent: it need not be earned again.
    spentBefore.current += amount;
    return amount;
  }

  function payMonthly(
    day: Day, payee: string, categoryCode: string, methodCode: string, about: number,
  ): SampleEntry {
    const usual = Math.round(about * (95 + random.below(11)) / 100);
    const isSalary = categoryCode === 'income.salary';
    const amount = isSalary ? settle('current', usual, lookAhead('current')) : usual;
    if (!isSalary) spent.current -= amount;
    const isCheque = methodCode === 'cheque';
    if (isCheque) chequeNumber += 1;
    return {
      ...blank(world, day, accounts.current, amount), allocation: names.single(categoryCode),
      payeeId: names.payeeId(payee), methodId: names.methodId(methodCode),
      number: isCheque ? String(chequeNumber).padStart(8, '0') : '',
      bankLabel: isCheque ? `CHEQUE ${chequeNumber}` : `${amount > 0 ? 'VIR' : 'PRLV'} SEPA ${names.bankName(payee)}`,
    };
  }

  function transfer(day: Day, to: AccountId, amount: number, methodCode: string): SampleEntry {
    spent.current += amount;
    return {
      ...blank(world, day, accounts.current, 0 - amount), transfer: { accountId: to, amount: toCents(amount) },
      transferStatus: status(world, day, amount), methodId: names.methodId(methodCode),
      bankLabel: methodCode === 'withdrawal' ? 'RETRAIT DAB' : 'VIR INTERNE',
    };
  }

  function buy(day: Day): SampleEntry {
    // The cube makes a few shops frequent and most of them rare; the square, most purchases small.
    const merchant = merchants[Math.floor(merchants.length * (random.below(1000) / 1000) ** 3)];
    if (merchant === undefined) throw new Error('a sample without merchants');
    const { name, categoryCode, amountMin, amountMax } = merchant;
    const cost = amountMin + Math.floor((amountMax - amountMin) * (random.below(1000) / 1000) ** 2);
    const place = random.below(100);
    const account = place < 60 ? 'current' : place < 85 ? 'card' : 'cash';
    const isCard = account !== 'cash';
    spent[account] += cost;
    return {
      ...blank(world, day, accounts[account], -cost),
      allocation: cost > 3000 && random.chance(0.12) ? split(-cost, categoryCode) : names.single(categoryCode),
      payeeId: names.payeeId(name), methodId: names.methodId(isCard ? 'card' : 'cash'),
      valueDay: isCard && random.chance(0.3) ? toDay(day + 1 + random.below(2)) : null,
      memo: memo(random), tags: random.chance(0.02) ? ['vacances'] : [],
      bankLabel: isCard && random.chance(0.7) ? `CARTE ${names.bankName(name)} CB*${1000 + random.below(9000)}` : '',
    };
  }

  function split(amount: number, categoryCode: string): Allocation {
    const codes = [categoryCode, 'personal.care', 'home.furniture', 'family.pets'].slice(0, 2 + random.below(3));
    let rest = amount;
    const lines = codes.map((code, index) => {
      const part = index === codes.length - 1 ? rest : Math.trunc(rest * (20 + random.below(60)) / 100);
      rest -= part;
      return { categoryId: names.categoryId(code), amount: toCents(part), memo: '' };
    });
    return { kind: 'split', lines };
  }

  return { liveDay };
}

const dueMax = 40;
/** Cents over the opening balance that stay in the current account. */
const keptAside = 250_000;

function blank(world: SampleWorld, day: Day, accountId: AccountId, amount: number): SampleEntry {
  return {
    accountId, transfer: null, day, valueDay: null, amount: toCents(amount),
    allocation: { kind: 'single', categoryId: null }, payeeId: null, memo: '', number: '', methodId: null, tags: [],
    bankLabel: '', bankId: '', status: status(world, day, amount), transferStatus: { kind: 'uncleared' },
  };
}

/** Old entries are reconciled, recent ones cleared, the last ones still open. */
function status({ lastDay, random }: SampleWorld, day: Day, amount: number): LegStatus {
  const age = lastDay - day;
  if (age > 60 && random.chance(0.97)) {
    return { kind: 'reconciled', statementId: null, money: null, amount: toCents(amount) };
  }
  return { kind: age > 4 && random.chance(0.8) ? 'cleared' : 'uncleared' };
}

/** What an entry names by id; hashing each name once makes the sample quick. */
function cachedNames({ book, payeeIdByName }: SampleWorld) {
  const categoryId = cached((code) => defaultCategoryId(book.sha256, book.id, code));
  return {
    categoryId,
    single: (code: string): Allocation => ({ kind: 'single', categoryId: categoryId(code) }),
    methodId: cached((code) => defaultPaymentMethodId(book.sha256, book.id, code)),
    /** Capitals without accents, at most 32, as banks write names. */
    bankName: cached((name) => foldName(name).toUpperCase().slice(0, 32)),
    payeeId(name: string): PayeeId {
      const id = payeeIdByName.get(name);
      if (id === undefined) throw new Error(`the sample has no payee ${name}`);
      return id;
    },
  };
}

function cached<Value extends string | Uint8Array>(make: (name: string) => Value): (name: string) => Value {
  const valueByName = new Map<string, Value>();
  return (name) => {
    const value = valueByName.get(name) ?? make(name);
    valueByName.set(name, value);
    return value;
  };
}

function memo(random: RandomSequence): string {
  const kind = random.below(100);
  if (kind < 80) return '';
  return random.pick(kind < 95 ? shortMemos : longMemos);
}
