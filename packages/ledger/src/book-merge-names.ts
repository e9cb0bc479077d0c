/** What entries name, matched between two books: accounts, categories, payees and payment methods. */
import { compareBytes, kindColumns, recordIdToText, type RecordId, type RecordKind } from '@tandem/replica';
import type { SqliteDatabase, SqlValue } from '@tandem/sqlite';
import { isAccountVisible } from './balances.ts';
import { pathSeparator, readCategoryNodes, type CategoryNode } from './category-tree.ts';
import { defaultCategories, defaultName, defaultPaymentMethods, type Language } from './default-categories.ts';
import { accountKind, categoryKind, payeeKind, paymentMethodKind } from './ledger-kinds.ts';
import { toIdOf } from './record-ids.ts';
import { readBlob, readOptional, readText } from './row-values.ts';
import { foldName } from './user-text.ts';

export interface MergeTally {
  /** Of the old book's records: those that the other book has too. */
  readonly matched: number;
  readonly added: number;
}

export interface NewRecord {
  readonly id: RecordId;
  readonly values: readonly SqlValue[];
}

export interface NameMatch {
  readonly kind: RecordKind;
  readonly tally: MergeTally;
  readonly added: readonly NewRecord[];
  /** The id in the merged book of what the old book names so. */
  readonly toTarget: (id: RecordId) => RecordId;
  /** One of the target's own ids, the same for all that bear one name there. */
  readonly toCanonical: (id: RecordId) => RecordId;
}

export interface NamesMatch {
  readonly accounts: NameMatch;
  readonly categories: NameMatch;
  readonly payees: NameMatch;
  readonly methods: NameMatch;
  readonly differingAccounts: readonly string[];
  readonly buried: readonly { readonly table: string; readonly id: RecordId }[];
}

type GiveId = (id: RecordId) => RecordId;

export function matchNames(old: SqliteDatabase, target: SqliteDatabase, freeId: GiveId): NamesMatch {
  const used = usedIds(old);
  const accounts = new KindMatch(accountKind, old, target, freeId);
  const differingAccounts = matchAccounts(accounts, old, target);
  const categories = new KindMatch(categoryKind, old, target, freeId);
  matchCategories(categories, old, target, used.categories);
  const payees = new KindMatch(payeeKind, old, target, freeId);
  matchByKey(payees, old, target, namesOfPayee, ({ values: [name, category] }) =>
    [name ?? null, category instanceof Uint8Array ? categories.toTarget(toIdOf(category)) : null]);
  const methods = new KindMatch(paymentMethodKind, old, target, freeId);
  matchByKey(methods, old, target, namesOfMethod, ({ values }) => values);
  for (const id of used.payees) payees.carryBuried(id, (values) => values);
  for (const id of used.methods) methods.carryBuried(id, (values) => values);
  for (const id of used.categories) categories.carryBuried(id, ([name, , ...rest]) => [name ?? null, null, ...rest]);
  return {
    accounts, categories, payees, methods, differingAccounts,
    buried: [categories, payees, methods].flatMap(({ buried, kind: { table } }) =>
      buried.map((id) => ({ table, id }))),
  };
}

interface NamedRow {
  readonly id: RecordId;
  /** In the order of the kind's columns. */
  readonly values: readonly SqlValue[];
}

/** The matches of one kind as they are found. */
class KindMatch implements NameMatch {
  readonly kind: RecordKind;
  readonly added: NewRecord[] = [];
  readonly buried: RecordId[] = [];
  readonly #old: SqliteDatabase;
  readonly #target: SqliteDatabase;
  readonly #freeId: GiveId;
  readonly #targetByOld = new Map<string, RecordId>();
  readonly #canonical = new Map<string, RecordId>();
  #matched = 0;

  constructor(kind: RecordKind, old: SqliteDatabase, target: SqliteDatabase, freeId: GiveId) {
    this.kind = kind;
    this.#old = old;
    this.#target = target;
    this.#freeId = freeId;
  }

  get tally(): MergeTally {
    return { matched: this.#matched, added: this.added.length - this.buried.length };
  }

  readonly toTarget = (id: RecordId): RecordId => this.#targetByOld.get(recordIdToText(id)) ?? id;
  readonly toCanonical = (id: RecordId): RecordId => this.#canonical.get(recordIdToText(id)) ?? id;

  isKnown(id: RecordId): boolean {
    return this.#targetByOld.has(recordIdToText(id));
  }

  match(id: RecordId, targetId: RecordId): void {
    this.#targetByOld.set(recordIdToText(id), targetId);
    this.#matched += 1;
  }

  add(id: RecordId, values: readonly SqlValue[]): RecordId {
    const newId = this.#freeId(id);
    this.#targetByOld.set(recordIdToText(id), newId);
    this.added.push({ id: newId, values });
    return newId;
  }

  /** A record of the target and the first one there that bears its name. */
  unify(id: RecordId, first: RecordId): void {
    this.#canonical.set(recordIdToText(id), first);
  }

  isInTarget(id: RecordId): boolean {
    return this.#target.prepare(`SELECT 1 FROM ${this.kind.table} WHERE id = ?`).get(id) !== undefined;
  }

  /** Deleted in the old book, and named by something alive there: it comes along, deleted. */
  carryBuried(id: RecordId, toValues: (values: readonly SqlValue[]) => readonly SqlValue[]): void {
    if (this.isKnown(id) || this.isInTarget(id)) return;
    const [row] = readRows(this.#old, this.kind, 'id = ?', id);
    // One that this book has not either: a record set aside by a sync.
    if (row !== undefined) this.buried.push(this.add(id, toValues(row.values)));
  }
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
  const names = isDefaultNamed(node) ? namesOfCode(defaultCategories, node.code ?? '') : [node.name];
  const below = parent === undefined ? '' : recordIdToText(parent);
  const paths = names.map((name) => `${below}${pathSeparator}${foldName(name)}`);
  return node.code === null ? paths : [`code ${node.code}`, ...paths];
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
  toValues: (row: NamedRow) => readonly SqlValue[],
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
    if (found !== undefined) match.match(row.id, found);
    else keep(row, match.add(row.id, toValues(row)));
  }
}

function namesOfPayee({ values: [name] }: NamedRow): readonly string[] {
  return [foldName(readText(name))];
}

function namesOfMethod({ values: [name, code] }: NamedRow): readonly string[] {
  const codeText = readOptional(code, readText);
  const own = readOptional(name, readText);
  const names = own === null ? namesOfCode(defaultPaymentMethods, codeText ?? '') : [own];
  const folded = names.map((each) => `name ${foldName(each)}`);
  return codeText === null ? folded : [`code ${codeText}`, ...folded];
}

function namesOfCode(catalogue: Parameters<typeof defaultName>[0], code: string): readonly string[] {
  return (['fr', 'en'] satisfies Language[]).map((language) => defaultName(catalogue, code, language));
}

function readRows(
  database: SqliteDatabase, kind: RecordKind, where: string, ...parameters: readonly RecordId[]
): readonly NamedRow[] {
  const columns = kindColumns(kind).map(({ name }) => name).join(', ');
  return database.prepare(`SELECT id, ${columns} FROM ${kind.table} WHERE ${where}`).all(...parameters)
    .map(([id, ...values]) => ({ id: toIdOf(readBlob(id)), values }));
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
