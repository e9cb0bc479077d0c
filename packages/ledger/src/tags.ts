/** Tags of an entry: canonical JSON of sorted, distinct, short words in one column; null where there are none. */
import type { SqlValue } from '@tandem/sqlite';
import { failure, success, type Result } from './result.ts';
import { cleanName, type TextFault } from './user-text.ts';

export const tagsMax = 20;

export type TagsFault = TextFault | { readonly kind: 'too-many-tags'; readonly tagsMax: number };

export function cleanTags(tags: readonly string[]): Result<readonly string[], TagsFault> {
  const cleaned = new Set<string>();
  for (const tag of tags) {
    const name = cleanName(tag);
    if (!name.ok) return name;
    cleaned.add(name.value);
  }
  if (cleaned.size > tagsMax) return failure({ kind: 'too-many-tags', tagsMax });
  return success([...cleaned].sort());
}

/** `tags` as by `cleanTags`. */
export function tagsToText(tags: readonly string[]): string | null {
  return tags.length === 0 ? null : JSON.stringify(tags);
}

/** The tags of a stored text, or undefined where it is not their canonical form. */
export function parseTags(text: SqlValue | undefined): readonly string[] | undefined {
  if (typeof text !== 'string') return undefined;
  let items: unknown;
  try {
    items = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(items) || items.length === 0) return undefined;
  const tags: string[] = [];
  for (const item of items) {
    if (typeof item !== 'string') return undefined;
    tags.push(item);
  }
  return JSON.stringify([...new Set(tags)].sort()) === text ? tags : undefined;
}
