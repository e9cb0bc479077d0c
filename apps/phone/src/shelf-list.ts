/** Which file of the pool is the book and which are its backups. One small text, written whole, decides. */
import type { BackupView } from '@tandem/contract';
import type { SlotFile } from './slot-file.ts';

export interface ShelfList {
  /** The name of the book's file; null before there is one. */
  readonly book: string | null;
  /** Newest first. */
  readonly backups: readonly BackupView[];
  /** Books that were damaged and have been mended, as they were; newest first. */
  readonly damaged: readonly string[];
  readonly isDaily: boolean;
  /** How many automatic backups are kept. */
  readonly kept: number;
}

const format = 1;
const fileNamePattern = /^[a-z0-9][a-z0-9.-]{0,99}$/;
export const keptMin = 3;
/** The storage of a phone is small, and each file of the pool is open all the while. */
export const keptMax = 10;

export const emptyList: ShelfList = { book: null, backups: [], damaged: [], isDaily: true, kept: keptMin };

/** Without a readable text the list is empty: the caller looks what the pool holds. */
export function readShelfList(file: SlotFile): ShelfList | undefined {
  if (file.text === undefined) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(file.text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  if (!('format' in value) || value.format !== format || !('book' in value) || !('backups' in value)) return undefined;
  const { book, backups } = value;
  if ((book !== null && !isFileName(book)) || !Array.isArray(backups)) return undefined;
  return {
    book, backups: backups.flatMap(toBackup),
    damaged: 'damaged' in value ? [value.damaged].flat().filter(isFileName) : [],
    isDaily: !('isDaily' in value) || value.isDaily !== false,
    kept: 'kept' in value && typeof value.kept === 'number' ? clampKept(value.kept) : emptyList.kept,
  };
}

export function writeShelfList(file: SlotFile, list: ShelfList): void {
  file.write(JSON.stringify({ format, ...list }));
}

export function clampKept(kept: number): number {
  return Math.min(Math.max(Math.trunc(kept), keptMin), keptMax);
}

function isFileName(value: unknown): value is string {
  return typeof value === 'string' && fileNamePattern.test(value);
}

/** A file that is not named goes; so a backup whose origin is missing has the one that stays longest. */
function toBackup(value: unknown): readonly BackupView[] {
  if (typeof value !== 'object' || value === null || !('name' in value) || !isFileName(value.name)) return [];
  if (!('wallMs' in value) || typeof value.wallMs !== 'number') return [];
  if (!('bytes' in value) || typeof value.bytes !== 'number') return [];
  const { name, wallMs, bytes } = value;
  const given = 'origin' in value ? value.origin : undefined;
  const origin = (['automatic', 'replaced'] as const).find((known) => known === given) ?? 'by-hand';
  return [{ name, wallMs, bytes, origin }];
}
