/**
 * The categories as a tree that always exists. Two devices may each move a category below the other's: the records then
 * form a cycle, which the view cuts. A category whose parent is deleted or missing stands at the first level.
 */
import { compareBytes, recordIdToText } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import { defaultCategories, defaultName, type Language } from './default-categories.ts';
import { toIdOf, type CategoryId } from './record-ids.ts';
import { readBlob, readInteger, readOptional, readText } from './row-values.ts';

export interface CategoryNode {
  readonly id: CategoryId;
  /** As the user named it, or the default name in the reader's language. */
  readonly name: string;
  readonly code: string | null;
  readonly position: number;
  /** Undefined at the first level, and where the view cuts. */
  readonly parent: CategoryNode | undefined;
  /** By position, then id. */
  readonly children: readonly CategoryNode[];
}

/** Between the names of a path: `Alimentation : Courses`. */
export const pathSeparator = ':';

/** Living categories of the first level, each with those below it. */
export function readCategoryTree(database: SqliteDatabase, language: Language): readonly CategoryNode[] {
  return sortNodes([...readCategoryNodes(database, language).values()].filter(({ parent }) => parent === undefined));
}

/** Every living category by its id in hexadecimal. */
export function readCategoryNodes(database: SqliteDatabase, language: Language): ReadonlyMap<string, CategoryNode> {
  const drafts = readDrafts(database, language);
  const cut = findCuts(database, drafts);
  for (const [key, draft] of drafts) {
    draft.parent = draft.parentKey === null || cut.has(key) ? undefined : drafts.get(draft.parentKey);
    draft.parent?.children.push(draft);
  }
  for (const { children } of drafts.values()) sortNodes(children);
  return drafts;
}

/** How many cycles the records form, each of which the view cuts. */
export function countCategoryCycles(database: SqliteDatabase): number {
  return findCycles(readDrafts(database, 'en')).length;
}

/** The path as it is shown and as `findCategory` reads it. */
export function categoryPath(node: CategoryNode): string {
  return node.parent === undefined ? node.name : `${categoryPath(node.parent)} ${pathSeparator} ${node.name}`;
}

interface Draft extends CategoryNode {
  readonly parentKey: string | null;
  parent: Draft | undefined;
  readonly children: Draft[];
}

function readDrafts(database: SqliteDatabase, language: Language): ReadonlyMap<string, Draft> {
  const drafts = new Map<string, Draft>();
  for (const [idBlob, nameText, parentBlob, codeText, position] of database.prepare(categoriesQuery).all()) {
    const code = readOptional(codeText, readText);
    const id = readBlob(idBlob);
    drafts.set(recordIdToText(id), {
      id: toIdOf(id),
      name: readOptional(nameText, readText) ?? defaultName(defaultCategories, code ?? '', language),
      code,
      position: readInteger(position),
      parentKey: readOptional(parentBlob, (value) => recordIdToText(readBlob(value))),
      parent: undefined,
      children: [],
    });
  }
  return drafts;
}

const categoriesQuery = 'SELECT id, name, parent_id, code, position FROM category WHERE deleted = 0 ORDER BY id';

/**
 * One category of each cycle, to stand without its parent: the one that was written last, whose move closed the cycle.
 * Stamps travel, so every device cuts at the same edge.
 */
function findCuts(database: SqliteDatabase, drafts: ReadonlyMap<string, Draft>): ReadonlySet<string> {
  return new Set(findCycles(drafts).flatMap((cycle) => newestOf(database, cycle) ?? []));
}

function findCycles(drafts: ReadonlyMap<string, Draft>): readonly (readonly Draft[])[] {
  const cycles: (readonly Draft[])[] = [];
  const settled = new Set<Draft>();
  for (const start of drafts.values()) {
    const path: Draft[] = [];
    let at: Draft | undefined = start;
    while (at !== undefined && !settled.has(at)) {
      settled.add(at);
      path.push(at);
      at = at.parentKey === null ? undefined : drafts.get(at.parentKey);
    }
    const cycleAt = at === undefined ? -1 : path.indexOf(at);
    if (cycleAt >= 0) cycles.push(path.slice(cycleAt));
  }
  return cycles;
}

/** A category is one group, so its stamp is that of its newest edit: a rename counts as a move. */
function newestOf(database: SqliteDatabase, cycle: readonly Draft[]): string | undefined {
  const newest = database.prepare(`SELECT lower(hex(id)) FROM sync_record
    WHERE id IN (SELECT unhex(value) FROM json_each(?1))
    ORDER BY coalesce(json_extract(stamps, '$."0"[0]'), h) DESC,
      coalesce(json_extract(stamps, '$."0"[1]'), replica) DESC, id DESC LIMIT 1`)
    .get(JSON.stringify(cycle.map(({ id }) => recordIdToText(id))));
  return newest === undefined ? undefined : readText(newest[0]);
}

function sortNodes<Node extends CategoryNode>(nodes: Node[]): Node[] {
  return nodes.sort((left, right) => left.position - right.position || compareBytes(left.id, right.id));
}
