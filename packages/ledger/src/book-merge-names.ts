/** What entries name, matched between two books: accounts, categories, payees and payment methods. */
import { compareBytes, kindColumns, recordIdToText, type RecordId } from '@tandem/replica';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { isAccountVisible } from './balances.ts';
import {
  KindMatch, readRows, type DifferingName, type GiveId, type Named, type NamedRow, type NameMatch, type NewName,
} from './book-merge-kind.ts';
import { pathSeparator, readCategoryNodes, type CategoryNode } from './category-tree.ts';
import { defaultCategories, defaultName, defaultPaymentMethods, type Language } from './default-categories.ts';
import type { Entry } from './entry-record.ts';
import { accountKind, categoryKind, payeeKind, paymentMethodKind } from './ledger-kinds.ts';
import { toIdOf } from './record-ids.ts';
import { readBlob, readOptional, readText } from './row-values.ts';
import { foldName } from './user-text.ts';

export interface NamesMatch {
  readonly accounts: NameMatch;
  readonly categories: NameMatch;
  readonly payees: NameMatch;
  readonly methods: NameMatch;
  readonly differingAccounts: readonly string[];
  readonly differingNames: readonly DifferingName[];
  readonly renamed: readonly NewName[];
  readonly buried: readonly { readonly table: string; readonly id: RecordId }[];
}

/** `bin`: the deleted entries of the old book that come along. */
export function matchNames(
  old: SqliteDatabase, target: SqliteDatabase, freeId: GiveId, bin: readonly Entry[],
): NamesMatch {
  const used = usedIds(old);
  const usedByBin = distinctIds(bin.flatMap(namedByEntry));
  const accounts = new KindMatch(accountKind, old, target, freeId);
  const differingAccounts = matchAccounts(accounts, old, target);
  const categories = new KindMatch(categoryKind, old, target, freeId);
  matchCategories(categories, old, target, used.categories);
  const payees = new KindMatch(payeeKind, old, target, freeId);
  const toPayee = ([name, category]: readonly SqlValue[]): readonly SqlValue[] =>
    [name ?? null, category instanceof Uint8Array ? categories.toTarget(toIdOf(category)) : null];
  matchByKey(payees, old, target, namesOfPayee, nameOfRow, ({ values }) => toPayee(values));
  const methods = new KindMatch(paymentMethodKind, old, target, freeId);
  matchByKey(methods, old, target, namesOfMethod, nameOfMethod, ({ values }) => values);
  const kinds = [accounts, categories, payees, methods];
  // An id is of one kind alone: the others have nothing under it.
  for (const id of usedByBin) accounts.carryBuried(id, (values) => values);
  for (const id of [...used.payees, ...usedByBin]) payees.carryBuried(id, toPayee);
  for (const id of [...used.methods, ...usedByBin]) methods.carryBuried(id, (values) => values);
  for (const id of [...used.categories, ...usedByBin]) {
    categories.carryBuried(id, ([name, , ...rest]) => [name ?? null, null, ...rest]);
  }
  return {
    accounts, categories, payees, methods, differingAccounts,
    differingNames: kinds.flatMap(({ differingNames }) => differingNames),
    renamed: kinds.flatMap(({ renamed }) => renamed),
    buried: kinds.flatMap(({ buried, kind: { table } }) => buried.map((id) => ({ table, id }))),
  };
}

function distinctIds(ids: readonly RecordId[]): readonly RecordId[] {
  return [...new Map(ids.map((id) => [recordIdToText(id), id])).values()];
}

function namedByEntry({ accountId, allocation, methodId, payeeId, transfer }: Entry): readonly RecordId[] {
  const categories = allocation.kind === 'single'
    ? [allocation.categoryId]
    : allocation.lines.map(({ categoryId }) => categoryId);
  return [accountId, transfer?.accountId ?? null, payeeId, methodId, ...categories].filter((id) => id !== null);
}

/** Accounts of one name and currency are matched one to one; what is left over is added after the target's own. */
function matchAccounts(match: KindMatch, old: SqliteDatabase, target: SqliteDatabase): readonly string[] {
  const ofTarget = readRows(target, accountKind, `${isAccountVisible} ORDER BY position, id`);
  const taken = new Set<string>();
  const differing: string[] = [];
  const rest: NamedRow[] = [];
  const pair = (mine: NamedRow, theirs: NamedRow): void => {
    taken.add(recordIdToText(theirs.id));
    match.match(mine.id, theirs.id);
    match.compareNames(nameOfRow(mine), { ...nameOfRow(theirs), id: theirs.id });
    if (mine.values[openingAt] !== theirs.values[openingAt]) differing.push(readText(theirs.values[0]));
  };
  for (const mine of readRows(old, accountKind, `${isAccountVisible} ORDER BY position, id`)) {
    const [same] = readRows(target, accountKind, 'id = ?', mine.id);
    if (same === undefined) rest.push(mine);
    else pair(mine, same);
  }
  const positions = ofTarget.map(({ values }) => Number(values[positionAt]));
  const lastPosition = positions.reduce((last, position) => Math.max(last, position), 0);
  for (const mine of rest) {
    const theirs = ofTarget.find((other) =>
      !taken.has(recordIdToText(other.id)) && accountKey(other) === accountKey(mine));
    if (theirs !== undefined) pair(mine, theirs);
    else match.add(mine.id, mine.values.with(positionAt, lastPosition + Number(mine.values[positionAt])));
  }
  return differing;
}

const accountColumns = kindColumns(accountKind).map(({ name }) => name);
const openingAt = accountColumns.indexOf('opening_balance');
const positionAt = accountColumns.indexOf('position');
const currencyAt = accountColumns.indexOf('currency');

function accountKey({ values }: NamedRow): string {
  return `${readText(values[currencyAt])} ${foldName(readText(values[0]))}`;
}

/** From the first level down, so that a path is matched as far as it goes. */
function matchCategories(
  match: KindMatch, old: SqliteDatabase, target: SqliteDatabase, used: readonly RecordId[],
): void {
  const idByKey = new Map<string, RecordId>();
  const ofTarget = readCategoryNodes(target, 'fr');
  for (const node of nodesFromTop(target)) {
    const keys = keysOfCategory(node, node.parent && match.toCanonical(node.parent.id));
    const first = keys.flatMap((key) => idByKey.get(key) ?? [])[0] ?? node.id;
    match.unify(node.id, first);
    for (const key of keys) if (!idByKey.has(key)) idByKey.set(key, first);
  }
  const usedKeys = new Set(used.map(recordIdToText));
  for (const node of nodesFromTop(old)) {
    const parent = node.parent === undefined ? undefined : match.toTarget(node.parent.id);
    const keys = keysOfCategory(node, parent && match.toCanonical(parent));
    const [found] = match.isInTarget(node.id) ? [node.id] : keys.flatMap((key) => idByKey.get(key) ?? []);
    if (found !== undefined) {
      match.match(node.id, found);
      const theirs = ofTarget.get(recordIdToText(found));
      if (theirs !== undefined) match.compareNames(nameOfCategory(node), { ...nameOfCategory(theirs), id: found });
      continue;
    }
    // A default category that the other book has deleted comes back only where something names it.
    if (isDefaultNamed(node) && !isNamedBelow(node, usedKeys)) continue;
    const [row] = readRows(old, categoryKind, 'id = ?', node.id);
    if (row === undefined) continue;
    const [name, , ...rest] = row.values;
    const id = match.add(node.id, [name ?? null, parent ?? null, ...rest]);
    for (const key of keys) if (!idByKey.has(key)) idByKey.set(key, id);
  }
}

function nodesFromTop(database: SqliteDatabase): readonly CategoryNode[] {
  const below = (node: CategoryNode): readonly CategoryNode[] => [node, ...node.children.flatMap(below)];
  const tops = [...readCategoryNodes(database, 'fr').values()].filter(({ parent }) => parent === undefined);
  return tops.toSorted((left, right) => compareBytes(left.id, right.id)).flatMap(below);
}

/** Any of them is enough: its code, and its name, in both languages where it bears that of its code. */
function keysOfCategory(node: CategoryNode, parent: RecordId | undefined): readonly string[] {
  const below = parent === undefined ? '' : recordIdToText(parent);
  const paths = nameOfCategory(node).folded.map((name) => `${below}${pathSeparator}${name}`);
  return node.code === null ? paths : [`code ${node.code}`, ...paths];
}

function nameOfCategory(node: CategoryNode): Named {
  const isDefault = isDefaultNamed(node);
  const names = isDefault ? namesOfCode(defaultCategories, node.code ?? '') : [node.name];
  return { name: node.name, folded: names.map(foldName), isDefault };
}

function isDefaultNamed({ code, name }: CategoryNode): boolean {
  return code !== null && defaultName(defaultCategories, code, 'fr') === name;
}

function isNamedBelow(node: CategoryNode, used: ReadonlySet<string>): boolean {
  return used.has(recordIdToText(node.id))
    || node.children.some((child) => !isDefaultNamed(child) || isNamedBelow(child, used));
}

/** Living records by any of their names; of several in the target, the first. */
function matchByKey(
  match: KindMatch, old: SqliteDatabase, target: SqliteDatabase, namesOf: (row: NamedRow) => readonly string[],
  nameOf: (row: NamedRow) => Named, toValues: (row: NamedRow) => readonly SqlValue[],
): void {
  const idByName = new Map<string, RecordId>();
  const find = (row: NamedRow): RecordId | undefined =>
    namesOf(row).flatMap((name) => idByName.get(name) ?? [])[0];
  const keep = (row: NamedRow, id: RecordId): void => {
    for (const name of namesOf(row)) if (!idByName.has(name)) idByName.set(name, id);
  };
  for (const row of readRows(target, match.kind, 'deleted = 0 ORDER BY id')) {
    match.unify(row.id, find(row) ?? row.id);
    keep(row, row.id);
  }
  for (const row of readRows(old, match.kind, 'deleted = 0 ORDER BY id')) {
    const found = match.isInTarget(row.id) ? row.id : find(row);
    if (found === undefined) {
      keep(row, match.add(row.id, toValues(row)));
      continue;
    }
    match.match(row.id, found);
    const [theirs] = readRows(target, match.kind, 'id = ? AND deleted = 0', found);
    if (theirs !== undefined) match.compareNames(nameOf(row), { ...nameOf(theirs), id: found });
  }
}

function namesOfPayee({ values: [name] }: NamedRow): readonly string[] {
  return [foldName(readText(name))];
}

function namesOfMethod(row: NamedRow): readonly string[] {
  const code = readOptional(row.values[1], readText);
  const folded = nameOfMethod(row).folded.map((each) => `name ${each}`);
  return code === null ? folded : [`code ${code}`, ...folded];
}

function nameOfMethod({ values: [name, code] }: NamedRow): Named {
  const own = readOptional(name, readText);
  const names = own === null ? namesOfCode(defaultPaymentMethods, readOptional(code, readText) ?? '') : [own];
  return { name: names[0] ?? '', folded: names.map(foldName), isDefault: own === null };
}

function nameOfRow({ values: [name] }: NamedRow): Named {
  return { name: readText(name), folded: [foldName(readText(name))], isDefault: false };
}

function namesOfCode(catalogue: Parameters<typeof defaultName>[0], code: string): readonly string[] {
  return (['fr', 'en'] satisfies Language[]).map((language) => defaultName(catalogue, code, language));
}

interface UsedIds {
  readonly categories: readonly RecordId[];
  readonly payees: readonly RecordId[];
  readonly methods: readonly RecordId[];
}

/** What living entries and payees name. */
function usedIds(database: SqliteDatabase): UsedIds {
  const distinct = (query: string): readonly RecordId[] =>
    database.prepare(query).all().map(([id]) => toIdOf(readBlob(id)));
  const ofEntries = (column: string): string =>
    `SELECT ${column} AS id FROM entry WHERE deleted = 0 AND ${column} IS NOT NULL`;
  const ofLines = `SELECT unhex(json_extract(line.value, '$[0]')) AS id FROM entry, json_each(entry.lines) AS line
    WHERE entry.deleted = 0 AND entry.lines IS NOT NULL AND json_extract(line.value, '$[0]') IS NOT NULL`;
  return {
    categories: distinct(`${ofEntries('category_id')} UNION ${ofLines}
      UNION SELECT default_category_id FROM payee WHERE deleted = 0 AND default_category_id IS NOT NULL`),
    payees: distinct(`SELECT DISTINCT id FROM (${ofEntries('payee_id')})`),
    methods: distinct(`SELECT DISTINCT id FROM (${ofEntries('method_id')})`),
  };
}
