/** Payees and categories as a screen lists them. */
import type { CategoryNodeView, PayeeView } from '@tandem/contract';
import {
  categoryPath, countCategoryUses, countPayeeEntries, listPayees, readCategoryTree, type CategoryNode,
} from '@tandem/ledger';
import { recordIdToText } from '@tandem/replica';
import type { BookReading } from './book-reading.ts';

export function readPayeeViews({ database, language }: BookReading): readonly PayeeView[] {
  const entries = countPayeeEntries(database);
  const { compare } = new Intl.Collator(language);
  return listPayees(database).map(({ id, name, defaultCategoryId }) => ({
    id: recordIdToText(id), name, entries: entries.get(recordIdToText(id)) ?? 0,
    defaultCategoryId: defaultCategoryId === null ? null : recordIdToText(defaultCategoryId),
  })).sort((left, right) => compare(left.name, right.name));
}

export function readCategoryTreeView({ database, language }: BookReading): readonly CategoryNodeView[] {
  const uses = countCategoryUses(database);
  const branch = (node: CategoryNode, depth: number): readonly CategoryNodeView[] => {
    const id = recordIdToText(node.id);
    const own = {
      id, depth, name: node.name, path: categoryPath(node), entries: uses.get(id) ?? 0, isUsed: uses.has(id),
      parentId: node.parent === undefined ? null : recordIdToText(node.parent.id),
    };
    return [own, ...node.children.flatMap((child) => branch(child, depth + 1))];
  };
  return readCategoryTree(database, language).flatMap((node) => branch(node, 0));
}
