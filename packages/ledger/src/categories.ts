/** The commands on categories. */
import { recordIdToText } from '@tandem/replica';
import type { SqliteDatabase } from '@tandem/sqlite';
import type { BookEdit } from './book.ts';
import { pathSeparator, readCategoryNodes, readCategoryTree, type CategoryNode } from './category-tree.ts';
import type { Language } from './default-categories.ts';
import { readNamedId } from './named-records.ts';
import { namedCategoryId, toIdOf, type CategoryId } from './record-ids.ts';
import { failure, success, type Result } from './result.ts';
import { readInteger, readText } from './row-values.ts';
import { cleanName, foldName, type TextFault } from './user-text.ts';

export type CategoryError =
  | { readonly kind: 'text'; readonly field: 'name'; readonly fault: TextFault }
  | { readonly kind: 'unknown-category' }
  /** The separator of paths within a name. */
  | { readonly kind: 'name-with-separator' }
  /** Below itself. */
  | { readonly kind: 'category-cycle' }
  /** Entries, lines of splits, payees or templates name it, or others stand below it. */
  | { readonly kind: 'category-in-use' };

/** The category at a path of names (`Alimentation : Courses`), whatever their case and accents. */
export function findCategory(database: SqliteDatabase, path: string, language: Language): CategoryId | undefined {
  let level = readCategoryTree(database, language);
  let found: CategoryNode | undefined;
  for (const name of path.split(pathSeparator)) {
    found = findByName(level, name);
    if (found === undefined) return undefined;
    level = found.children;
  }
  return found?.id;
}

/** The same, and what is missing of the path is created. */
export function findOrCreateCategory(
  edit: BookEdit, path: string, language: Language,
): Result<CategoryId, CategoryError> {
  let level = readCategoryTree(edit.database, language);
  let parentId: CategoryId | null = null;
  for (const name of path.split(pathSeparator)) {
    const known = findByName(level, name);
    const id: Result<CategoryId, CategoryError> = known === undefined
      ? createCategory(edit, name, parentId)
      : success(known.id);
    if (!id.ok) return id;
    parentId = id.value;
    level = known?.children ?? [];
  }
  return parentId === null ? failure({ kind: 'unknown-category' }) : success(parentId);
}

/** A new category below `parentId`, or at the first level; the same name twice is allowed. */
export function createCategory(
  edit: BookEdit, name: string, parentId: CategoryId | null,
): Result<CategoryId, CategoryError> {
  const cleaned = cleanCategoryName(name);
  if (!cleaned.ok) return cleaned;
  const { book, database } = edit;
  if (parentId !== null && !isAlive(database, parentId)) return failure({ kind: 'unknown-category' });
  const folded = foldName(cleaned.value);
  const ownId = namedCategoryId(book.sha256, book.id, parentId, folded);
  const state = readNamedId(database, 'category', ownId, folded);
  if (state === 'deleted') {
    database.prepare('UPDATE category SET deleted = 0, parent_id = ? WHERE id = ?').run(parentId, ownId);
    return success(ownId);
  }
  const id = state === 'free' ? ownId : toIdOf<CategoryId>(edit.mintId());
  database.prepare(`INSERT INTO category (id, name, parent_id, position)
    VALUES (?, ?, ?, (SELECT coalesce(max(position), 0) + 1 FROM category WHERE deleted = 0))`)
    .run(id, cleaned.value, parentId);
  return success(id);
}

export function renameCategory(edit: BookEdit, id: CategoryId, name: string): Result<CategoryId, CategoryError> {
  const cleaned = cleanCategoryName(name);
  if (!cleaned.ok) return cleaned;
  const renamed = edit.database.prepare('UPDATE category SET name = ? WHERE id = ? AND deleted = 0')
    .run(cleaned.value, id);
  return renamed === 1 ? success(id) : failure({ kind: 'unknown-category' });
}

export function moveCategory(
  edit: BookEdit, id: CategoryId, parentId: CategoryId | null,
): Result<CategoryId, CategoryError> {
  // Names play no part: any language will do.
  const nodes = readCategoryNodes(edit.database, 'en');
  const own = nodes.get(recordIdToText(id));
  const parent = parentId === null ? undefined : nodes.get(recordIdToText(parentId));
  if (own === undefined || (parentId !== null && parent === undefined)) return failure({ kind: 'unknown-category' });
  for (let above = parent; above !== undefined; above = above.parent) {
    if (above === own) return failure({ kind: 'category-cycle' });
  }
  edit.database.prepare('UPDATE category SET parent_id = ? WHERE id = ?').run(parentId, id);
  return success(id);
}

/** Living entries of every category that is used, by its id's text; 0 where only a payee or a category names it. */
export function countCategoryUses(database: SqliteDatabase): ReadonlyMap<string, number> {
  return new Map(database.prepare(categoryUsesQuery).all()
    .map(([id, entries]) => [readText(id), readInteger(entries)]));
}

/** One scan of the entries. */
const categoryUsesQuery = `SELECT id, sum(entries) FROM (
    SELECT lower(hex(category_id)) AS id, count(*) AS entries FROM entry
      WHERE deleted = 0 AND category_id IS NOT NULL GROUP BY category_id
    UNION ALL
    SELECT line.value ->> 0 AS id, count(DISTINCT entry.id) AS entries FROM entry, json_each(entry.lines) AS line
      WHERE entry.deleted = 0 AND entry.lines IS NOT NULL AND line.value ->> 0 IS NOT NULL GROUP BY line.value ->> 0
    UNION ALL
    SELECT lower(hex(default_category_id)), 0 FROM payee
      WHERE deleted = 0 AND default_category_id IS NOT NULL GROUP BY default_category_id
    UNION ALL
    SELECT lower(hex(category_id)), 0 FROM template
      WHERE deleted = 0 AND category_id IS NOT NULL GROUP BY category_id
    UNION ALL
    SELECT lower(hex(parent_id)), 0 FROM category WHERE deleted = 0 AND parent_id IS NOT NULL GROUP BY parent_id
  ) GROUP BY id`;

export function deleteUnusedCategory(edit: BookEdit, id: CategoryId): Result<CategoryId, CategoryError> {
  const isUsed = countCategoryUses(edit.database).has(recordIdToText(id));
  return isUsed ? failure({ kind: 'category-in-use' }) : deleteCategory(edit, id);
}

/** Entries keep naming it; categories below it come up to the first level. */
export function deleteCategory(edit: BookEdit, id: CategoryId): Result<CategoryId, CategoryError> {
  const deleted = edit.database.prepare('UPDATE category SET deleted = 1 WHERE id = ? AND deleted = 0').run(id);
  return deleted === 1 ? success(id) : failure({ kind: 'unknown-category' });
}

function findByName(level: readonly CategoryNode[], name: string): CategoryNode | undefined {
  const folded = foldName(name);
  return level.find((node) => foldName(node.name) === folded);
}

function cleanCategoryName(name: string): Result<string, CategoryError> {
  const cleaned = cleanName(name);
  if (!cleaned.ok) return failure({ kind: 'text', field: 'name', fault: cleaned.error });
  return cleaned.value.includes(pathSeparator) ? failure({ kind: 'name-with-separator' }) : cleaned;
}

function isAlive(database: SqliteDatabase, id: CategoryId): boolean {
  return database.prepare('SELECT 1 FROM category WHERE id = ? AND deleted = 0').get(id) !== undefined;
}
