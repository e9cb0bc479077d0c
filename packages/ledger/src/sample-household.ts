/**
 * A household of ten years for tests, benchmarks and a first look: five accounts, 300 payees, the default categories,
 * salaries, rent, shopping, transfers, splits and cheques. A function of the seed and the book's id; the same entries
 * everywhere, whatever the device. Each day is one write at its own evening, so that stamps are as in life.
 */
import { mintRecordId, type RecordId } from '@tandem/replica';
import type { SqlValue } from '@tandem/sqlite';
import type { AccountKind } from './accounts.ts';
import { writeBookDefaults } from './book-defaults.ts';
import type { Book } from './book.ts';
import { dayToCivil, toDay, type Day } from './day.ts';
import { entryKind } from './entry-kind.ts';
import { entryToValues } from './entry-record.ts';
import { accountKind, payeeKind } from './ledger-kinds.ts';
import { createRandomSequence, type RandomSequence } from './random-sequence.ts';
import { namedPayeeId, toIdOf, type AccountId, type PayeeId } from './record-ids.ts';
import { createSampleLife, type SampleAccounts } from './sample-life.ts';
import { monthlyPayments, sampleMerchants } from './sample-names.ts';
import { foldName } from './user-text.ts';

export interface SampleOptions {
  /** How many entries, exactly. */
  readonly entries: number;
  /** A whole number. */
  readonly seed: number;
}

/** 23 November 2026, the last day of the sample, and 24 November 2016, its first. */
export const sampleLastDay: Day = toDay(20_780);
export const sampleFirstDay: Day = toDay(17_129);

/** Writes into a book that has an identity; existing content stays. Returns the accounts. */
export function writeSampleHousehold(book: Book, { entries, seed }: SampleOptions): SampleAccounts {
  const random = createRandomSequence(seed);
  writeBookDefaults(book, eveningMs(sampleFirstDay));
  const accounts = writeAccounts(book, random);
  const payeeIdByName = writePayees(book);
  const life = createSampleLife({ book, accounts, payeeIdByName, random, lastDay: sampleLastDay });
  const days = sampleLastDay - sampleFirstDay + 1;
  for (let index = 0; index < days; index += 1) {
    const day = toDay(sampleFirstDay + index);
    const count = Math.floor((index + 1) * entries / days) - Math.floor(index * entries / days);
    const ofDay = life.liveDay(day, dayToCivil(day), count);
    if (ofDay.length === 0) continue;
    const records = ofDay.map((entry, place) => ({
      id: mintRecordId(eveningMs(day) + place, random.bytes),
      values: entryToValues(entry),
    }));
    book.replica.write(eveningMs(day), () => book.replica.insertRecords(entryKind, records));
  }
  return accounts;
}

/** 18:00 UTC. */
function eveningMs(day: Day): number {
  return day * 86_400_000 + 64_800_000;
}

function writeAccounts(book: Book, random: RandomSequence): SampleAccounts {
  const records: { id: RecordId; values: SqlValue[] }[] = [];
  const add = (
    name: string, kind: AccountKind, openingBalance: number, groupName: string, overdraftLimit: number | null,
  ): AccountId => {
    const id = toIdOf<AccountId>(mintRecordId(eveningMs(sampleFirstDay), random.bytes));
    const values = [name, kind, openingBalance, 'EUR', groupName, records.length + 1, 0, overdraftLimit, ''];
    records.push({ id, values });
    return id;
  };
  const accounts: SampleAccounts = {
    current: add('Compte courant', 'current', 324_250, 'Banque', -50_000),
    savings: add('Livret d’épargne', 'savings', 920_000, 'Banque', null),
    card: add('Carte à débit différé', 'deferred-debit', 0, 'Banque', null),
    cash: add('Espèces', 'cash', 6500, 'À la maison', 0),
    loan: add('Prêt immobilier', 'loan', -14_800_000, 'Emprunts', null),
  };
  book.replica.write(eveningMs(sampleFirstDay), () => book.replica.insertRecords(accountKind, records));
  return accounts;
}

function writePayees(book: Book): ReadonlyMap<string, PayeeId> {
  const names = [...monthlyPayments.map(([, name]) => name), ...sampleMerchants().map(({ name }) => name)];
  const payeeIdByName = new Map(names.map((name) =>
    [name, namedPayeeId(book.sha256, book.id, foldName(name))] as const));
  const records = [...payeeIdByName].map(([name, id]) => ({ id, values: [name, null] }));
  book.replica.write(eveningMs(sampleFirstDay), () => book.replica.insertRecords(payeeKind, records));
  return payeeIdByName;
}
