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
  const cut = findCuts(drafts);
  for (const [key, draft] of drafts) {
    draft.parent = draft.parentKey === null || cut.has(key) ? undefined : drafts.get(draft.parentKey);
    draft.parent?.children.push(draft);
  }
  for (const { children } of drafts.values()) sortNodes(children);
  return drafts;
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

const categoriesQuery = 'SELECT id, name, parent_id, code, position FROM category WHERE deleted = 0 ORDER BY id';

/**
 * One category of each cycle, to stand without its parent: the largest id of the cycle, the same on every device.
 * (The newest edge would be nearer to what people expect; that needs the stamps, which are the replica's.)
 */
function findCuts(drafts: ReadonlyMap<string, Draft>): ReadonlySet<string> {
  const cuts = new Set<string>();
  const settled = new Set<string>();
  for (const start of drafts.keys()) {
    const path: string[] = [];
    let key: string | null | undefined = start;
    while (key !== null && key !== undefined && !settled.has(key)) {
      settled.add(key);
      path.push(key);
      key = drafts.get(key)?.parentKey;
    }
    const cycleAt = key === null || key === undefined ? -1 : path.indexOf(key);
    const largest = cycleAt < 0 ? undefined : path.slice(cycleAt).sort().at(-1);
    if (largest !== undefined) cuts.add(largest);
  }
  return cuts;
}

function sortNodes<Node extends CategoryNode>(nodes: Node[]): Node[] {
  return nodes.sort((left, right) => left.position - right.position || compareBytes(left.id, right.id));
}
