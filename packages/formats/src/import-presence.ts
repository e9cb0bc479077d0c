/** Which lines of a bank's file the book has already. */
import { recordIdToText } from '@tandem/replica';
import type { ExistingEntry, IdentifiedLine } from './import-lines.ts';

/** The book's entry of each line that the book has: by record id, then by bank id and amount, then by content. */
export function findPresent(
  lines: readonly IdentifiedLine[], entries: readonly ExistingEntry[],
): ReadonlyMap<IdentifiedLine, ExistingEntry> {
  const matching = new PresenceMatching(lines, entries);
  matching.pair(({ idText }) => idText, (line) => recordIdToText(line.id));
  // Banks use an id again years later, hence the amount; they correct a label or a day, hence nothing more.
  matching.pair(({ entry }) => bankIdKey(entry.bankId, entry.amount), (line) => bankIdKey(line.bankId, line.amount));
  const areBankIdsStable = matching.entryByLine.size > 0;
  // Two different ids that can be relied on are two lines, whatever else is equal.
  matching.pair(({ entry }) => entry.bankId === '' ? entryContentKey(entry) : undefined, lineContentKey);
  matching.pair(({ entry }) => entryContentKey(entry), (line) => line.bankId === '' ? lineContentKey(line) : undefined);
  if (!areBankIdsStable && matching.countContents() >= unstableContentsMin) {
    matching.pair(({ entry }) => entryContentKey(entry), lineContentKey);
  }
  return matching.entryByLine;
}

/**
 * So many different lines whose content the book has, and none whose bank id it has: this bank gives new ids at each
 * download. One alone may be a second coffee of the day at which the last download ended.
 */
const unstableContentsMin = 2;

interface IndexedEntry {
  readonly entry: ExistingEntry;
  readonly idText: string;
}

/** Pairs lines and entries one to one, by one key after another. */
class PresenceMatching {
  readonly entryByLine = new Map<IdentifiedLine, ExistingEntry>();
  /** Those without an entry. */
  #lines: readonly IdentifiedLine[];
  /** In the order of their ids, those without a line. */
  #entries: readonly IndexedEntry[];

  constructor(lines: readonly IdentifiedLine[], entries: readonly ExistingEntry[]) {
    this.#lines = lines;
    this.#entries = entries.map((entry) => ({ entry, idText: recordIdToText(entry.id) }))
      .sort((left, right) => left.idText < right.idText ? -1 : 1);
  }

  /** Lines and entries of an undefined key stay out. */
  pair(
    entryKey: (entry: IndexedEntry) => string | undefined, lineKey: (line: IdentifiedLine) => string | undefined,
  ): void {
    if (this.#lines.length === 0 || this.#entries.length === 0) return;
    const entriesByKey = Map.groupBy(this.#entries, entryKey);
    const takenByKey = new Map<string, number>();
    const taken = new Set<ExistingEntry>();
    for (const line of this.#lines) {
      const key = lineKey(line);
      if (key === undefined) continue;
      const position = takenByKey.get(key) ?? 0;
      const found = entriesByKey.get(key)?.[position];
      if (found === undefined) continue;
      takenByKey.set(key, position + 1);
      taken.add(found.entry);
      this.entryByLine.set(line, found.entry);
    }
    if (taken.size === 0) return;
    this.#lines = this.#lines.filter((line) => !this.entryByLine.has(line));
    this.#entries = this.#entries.filter(({ entry }) => !taken.has(entry));
  }

  /** How many different contents the lines without an entry share with the entries without a line. */
  countContents(): number {
    const contents = new Set(this.#entries.map(({ entry }) => entryContentKey(entry)));
    return new Set(this.#lines.map(lineContentKey).filter((key) => contents.has(key))).size;
  }
}

function bankIdKey(bankId: string, amount: number): string | undefined {
  return bankId === '' ? undefined : `${amount} ${bankId}`;
}

function entryContentKey(entry: ExistingEntry): string | undefined {
  return entry.bankLabel === '' ? undefined : contentKey(entry.bankDay, entry.amount, entry.bankLabel);
}

function lineContentKey(line: IdentifiedLine): string {
  return contentKey(line.day, line.amount, line.label);
}

/** What a line is where no id tells it. A label has no line end. */
export function contentKey(day: number, amount: number, label: string): string {
  return `${day} ${amount} ${label}\n`;
}
