/**
 * Finds entries by what a person remembers of them: payee, memo, number, the bank's words, category, tags, the amount
 * as typed (`12,50`) or the day (`24/11/2026`, `24/11`). Case and accents do not count. Every word must be found, in
 * whatever field; several words may also be one amount (`1 234,56`).
 *
 * Names are few and are compared here; the entries are then asked by id. Free text is narrowed by LIKE, in which any
 * letter that may bear an accent matches every character, and what passes is compared here: one scan of the entries.
 */
import { compareBytes, recordIdToText } from '@tandem/replica';
import type { SqliteDatabase, SqlRow, SqlValue } from '@tandem/sqlite';
import { categoryPath, readCategoryNodes } from './category-tree.ts';
import { parseCurrency } from './currency.ts';
import { civilToDay, dayToCivil, parseDay, type Day } from './day.ts';
import type { Language } from './default-categories.ts';
import { filterCondition, filterValues, type EntryFilter } from './entry-filter.ts';
import type { Leg } from './entry-record.ts';
import { parseAmount } from './money.ts';
import { toIdOf, type AccountId, type EntryId } from './record-ids.ts';
import { readRegisterRow, type RegisterRow } from './register.ts';
import { readBlob, readInteger, readText } from './row-values.ts';
import { parseSplitLines } from './split-lines.ts';
import { foldName } from './user-text.ts';

export interface EntrySearch {
  /** May be empty where there is a filter. */
  readonly text: string;
  readonly filter?: EntryFilter | undefined;
  /** Null for all accounts; an entry is then seen from its first one. */
  readonly accountId: AccountId | null;
  readonly limit: number;
  /** Of the names of default categories. */
  readonly language: Language;
  /** For a day that is typed without its year. */
  readonly today: Day;
}

export interface FoundEntries {
  readonly total: number;
  /** Newest first, at most `limit`. */
  readonly rows: readonly RegisterRow[];
}

/** More words than a person types; the rest is not looked at. */
const termsMax = 8;

export function searchEntries(database: SqliteDatabase, search: EntrySearch): FoundEntries {
  const words = foldName(search.text).split(' ').filter((word) => word !== '').slice(0, termsMax);
  const [first, ...others] = words;
  if (first === undefined) {
    return search.filter === undefined ? { total: 0, rows: [] } : filterEntries(database, search, search.filter);
  }
  const names = readNames(database, search.language);
  const find = (term: Term): ReadonlyMap<string, Found> => findByTerm(database, term, names, search);
  let found = [...find(toTerm(first, search.today))];
  for (const word of others) {
    if (found.length === 0) break;
    const next = find(toTerm(word, search.today));
    found = found.filter(([key]) => next.has(key));
  }
  const whole = { ...toTerm(search.text, search.today), folded: null };
  if (others.length > 0 && whole.amounts.length > 0) found.push(...find(whole));
  const all = [...new Map(found).values()];
  all.sort((left, right) => right.day - left.day || compareBytes(right.id, left.id));
  const rows = all.slice(0, search.limit).map(({ id, leg }) => readRegisterRow(database, id, leg));
  return { total: all.length, rows: rows.filter((row) => row !== undefined) };
}

/** Of all that pass, only those that are shown are read. */
function filterEntries(
  database: SqliteDatabase, { accountId, limit }: EntrySearch, filter: EntryFilter,
): FoundEntries {
  const { count, page } = filterQuery[accountId === null ? 'all' : 'account'];
  const values = filterValues(database, filter);
  const total = readInteger(database.prepare(count).get(...unusedValues, accountId, ...values)?.[0]);
  const rows = database.prepare(page).all(limit, ...unusedValues.slice(1), accountId, ...values)
    .map(([id, leg]) => readRegisterRow(database, toIdOf<EntryId>(readBlob(id)), leg === 1 ? 1 : 2));
  return { total, rows: rows.filter((row) => row !== undefined) };
}

interface Found {
  readonly id: EntryId;
  readonly leg: Leg;
  readonly day: number;
}

interface Term {
  /** Null where only the amount counts. */
  readonly folded: string | null;
  /** None, one that is signed, or both signs. */
  readonly amounts: readonly number[];
  readonly days: readonly Day[];
}

/** Every currency that a household is likely to have writes its amounts so. */
const typedCurrency = parseCurrency('EUR');

function toTerm(text: string, today: Day): Term {
  const amount = typedCurrency === undefined ? undefined : parseAmount(text, typedCurrency);
  const isSigned = /^\s*[+\-\u2212]/.test(text);
  const amounts = amount?.ok !== true ? [] : isSigned ? [amount.value] : [amount.value, 0 - amount.value];
  return { folded: foldName(text), amounts, days: readDays(text, today) };
}

/** A day without its year is of this year or the last. */
function readDays(text: string, today: Day): readonly Day[] {
  const whole = parseDay(text);
  if (whole !== undefined) return [whole];
  const short = /^(\d{1,2})[/.-](\d{1,2})$/.exec(text.trim());
  if (short === null) return [];
  const { year } = dayToCivil(today);
  return [year, year - 1].map((each) => civilToDay(each, Number(short[2]), Number(short[1])))
    .filter((day) => day !== undefined);
}

interface Name {
  readonly id: Uint8Array;
  readonly folded: string;
}

interface Names {
  readonly payees: readonly Name[];
  readonly categories: readonly Name[];
  readonly categoryByKey: ReadonlyMap<string, string>;
}

/** Deleted payees too: entries show their names. */
function readNames(database: SqliteDatabase, language: Language): Names {
  const payees = database.prepare('SELECT id, name FROM payee').all()
    .map(([id, name]) => ({ id: readBlob(id), folded: foldName(readText(name)) }));
  const categories = [...readCategoryNodes(database, language).values()]
    .map((node) => ({ id: node.id, key: recordIdToText(node.id), folded: foldName(categoryPath(node)) }));
  return { payees, categories, categoryByKey: new Map(categories.map(({ key, folded }) => [key, folded])) };
}

/** By the id's text. */
function findByTerm(
  database: SqliteDatabase, term: Term, names: Names, { accountId, filter }: EntrySearch,
): ReadonlyMap<string, Found> {
  const { folded, amounts, days } = term;
  const payees = idsOfNames(names.payees, folded);
  const categories = idsOfNames(names.categories, folded);
  const query = (filter === undefined ? termQuery : filteredTermQuery)[accountId === null ? 'all' : 'account'];
  const rows = database.prepare(query).all(
    payees, payees.length / 16, categories, categories.length / 16, amounts[0] ?? null, amounts[1] ?? null,
    days[0] ?? null, days[1] ?? null, folded === null ? null : looseLike(folded),
    ...(accountId === null && filter === undefined ? [] : [accountId]),
    ...(filter === undefined ? [] : filterValues(database, filter)),
  );
  const matches = folded === null ? () => false : textMatcher(folded);
  const found = new Map<string, Found>();
  for (const [idBlob, dayValue, leg, isSure, ...texts] of rows) {
    if (isSure !== 1 && !matchesTexts(texts, term, names, matches)) continue;
    const id = toIdOf<EntryId>(readBlob(idBlob));
    found.set(recordIdToText(id), { id, leg: leg === 1 ? 1 : 2, day: readInteger(dayValue) });
  }
  return found;
}

function idsOfNames(names: readonly Name[], folded: string | null): Uint8Array {
  const matching = folded === null ? [] : names.filter((name) => name.folded.includes(folded));
  const packed = new Uint8Array(matching.length * 16);
  matching.forEach(({ id }, index) => packed.set(id, index * 16));
  return packed;
}

type TextMatcher = (text: SqlValue | undefined) => boolean;

/** Entries say the same again and again (`CARTE`, `Loyer`): each text is folded once, and the last ones are known. */
function textMatcher(folded: string): TextMatcher {
  const isMatchByText = new Map<string, boolean>();
  return (text) => {
    if (typeof text !== 'string' || text === '') return false;
    const known = isMatchByText.get(text);
    if (known !== undefined) return known;
    const isMatch = foldName(text).includes(folded);
    if (isMatchByText.size >= knownTextsMax) isMatchByText.clear();
    isMatchByText.set(text, isMatch);
    return isMatch;
  };
}

const knownTextsMax = 10_000;

/** What LIKE let through, looked at closely. */
function matchesTexts(
  [memo, number, bankLabel, tags, lines]: SqlRow, { folded, amounts }: Term, { categoryByKey }: Names,
  matches: TextMatcher,
): boolean {
  if (matches(memo) || matches(number) || matches(bankLabel) || matches(tags)) return true;
  if (typeof lines !== 'string' || !mayMatchLines(lines, folded, amounts, categoryByKey)) return false;
  return (parseSplitLines(lines) ?? []).some((line) => {
    const category = line.categoryId === null ? undefined : categoryByKey.get(recordIdToText(line.categoryId));
    return amounts.includes(line.amount) || matches(line.memo)
      || (folded !== null && category !== undefined && category.includes(folded));
  });
}

/** Reading the lines of every split is what a search would take longest for: most are told by their text alone. */
function mayMatchLines(
  lines: string, folded: string | null, amounts: readonly number[], categoryByKey: ReadonlyMap<string, string>,
): boolean {
  if (amounts.length > 0 || folded === null || /["\\]/.test(folded) || foldName(lines).includes(folded)) return true;
  for (const [key, category] of categoryByKey) if (category.includes(folded) && lines.includes(key)) return true;
  return false;
}

/** Matches whatever folds to a text that contains `folded`, and more. */
function looseLike(folded: string): string {
  const escaped = folded.replaceAll(/[\\%_]/g, '\\$&');
  return `%${escaped.replaceAll(/oe|ae|ss/g, '%').replaceAll(/[aceinouyz']/g, '_')}%`;
}

const packedIds = (name: string, ids: string, count: string): string => `${name}(place, id) AS (
  SELECT 0, substr(${ids}, 1, 16) WHERE ${count} > 0
  UNION ALL SELECT place + 1, substr(${ids}, place * 16 + 17, 16) FROM ${name} WHERE place + 1 < ${count})`;

/** How an entry is seen: from its first account, or from the one that is ?10. */
const sides = {
  all: { leg: '1', amount: 'amount', status: 'status', ofAccount: '' },
  account: {
    leg: 'iif(account_id = ?10, 1, 2)', amount: 'iif(account_id = ?10, amount, transfer_amount)',
    status: 'iif(account_id = ?10, status, transfer_status)',
    ofAccount: 'AND (account_id = ?10 OR transfer_account_id = ?10)',
  },
} as const;

interface Side {
  readonly leg: string;
  readonly amount: string;
  readonly status: string;
  readonly ofAccount: string;
}

/** Numbered as those of a term. */
const unusedValues: readonly null[] = [null, null, null, null, null, null, null, null, null];

const termQuery = { all: makeTermQuery(sides.all, ''), account: makeTermQuery(sides.account, '') };
const filteredTermQuery = {
  all: makeTermQuery(sides.all, andFilter(sides.all)), account: makeTermQuery(sides.account, andFilter(sides.account)),
};
const filterQuery = { all: makeFilterQueries(sides.all), account: makeFilterQueries(sides.account) };

function andFilter({ status, amount }: Side): string {
  return `AND ${filterCondition(status, amount)}`;
}

function makeFilterQueries(side: Side): { readonly count: string; readonly page: string } {
  const passing = `FROM entry WHERE deleted = 0 ${side.ofAccount} ${andFilter(side)}`;
  return {
    count: `SELECT count(*) ${passing}`,
    page: `SELECT id, ${side.leg} ${passing} ORDER BY day DESC, id DESC LIMIT ?1`,
  };
}

function makeTermQuery({ leg, amount, ofAccount }: Side, filter: string): string {
  return `WITH RECURSIVE ${packedIds('payees', '?1', '?2')}, ${packedIds('categories', '?3', '?4')}
    SELECT id, day, leg, coalesce(is_sure, 0), memo, number, bank_label, tags, lines FROM (
      SELECT id, day, ${leg} AS leg, memo, number, bank_label, tags, lines,
        payee_id IN (SELECT id FROM payees) OR category_id IN (SELECT id FROM categories)
          OR ${amount} IN (?5, ?6) OR day IN (?7, ?8) AS is_sure
      FROM entry WHERE deleted = 0 ${ofAccount} ${filter})
    WHERE is_sure OR lines IS NOT NULL OR memo LIKE ?9 ESCAPE '\\' OR number LIKE ?9 ESCAPE '\\'
      OR bank_label LIKE ?9 ESCAPE '\\' OR tags LIKE ?9 ESCAPE '\\'`;
}
