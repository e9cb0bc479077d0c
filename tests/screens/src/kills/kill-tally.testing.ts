/** What was confirmed before a kill, against what is there after it. */
import assert from 'node:assert/strict';
import { checkBook } from '@tandem/engine';
import { openBook, openInMemory, sha256 } from '@tandem/host';

export class KillTally {
  kills = 0;
  confirmed = 0;
  /** Confirmed and not there. */
  lost = 0;
  /** There more than once. */
  doubled = 0;
  /** Sent and not confirmed, and there all the same: the kill came between the writing and the answer. */
  unconfirmed = 0;
  /** Syncs that a kill cut off before both sides had said that they are identical. */
  cut = 0;
  /** Kills after which a phone's storage of the book was gone, too, and the second copy was all there was. */
  wiped = 0;

  /** `sent`: all memos; `shown`: how often each is there. */
  count(sent: ReadonlySet<string>, confirmed: ReadonlySet<string>, shown: ReadonlyMap<string, number>): void {
    this.confirmed += confirmed.size;
    for (const memo of sent) {
      const times = shown.get(memo) ?? 0;
      if (confirmed.has(memo) && times === 0) this.lost += 1;
      if (times > 1) this.doubled += 1;
      if (!confirmed.has(memo) && times > 0) this.unconfirmed += 1;
    }
  }

  add(other: KillTally): void {
    this.kills += other.kills;
    this.confirmed += other.confirmed;
    this.lost += other.lost;
    this.doubled += other.doubled;
    this.unconfirmed += other.unconfirmed;
    this.cut += other.cut;
    this.wiped += other.wiped;
  }

  toText(): string {
    const { confirmed, cut, doubled, kills, lost, unconfirmed, wiped } = this;
    const also = wiped === 0 ? '' : `${wiped} with the book's storage wiped, `;
    return `${kills} kills, ${cut} of them within a sync, ${also}${confirmed} confirmed entries, ${lost} lost, `
      + `${doubled} doubled, ${unconfirmed} there before they were confirmed`;
  }

  assertGood(): void {
    assert.deepEqual([this.lost, this.doubled], [0, 0], this.toText());
  }
}

/** How often each text of an entry is shown by a book, which must be sound. Nobody has it open. */
export function readMemos(path: string): ReadonlyMap<string, number> {
  const opened = openBook({ path, purpose: 'write', deviceName: 'Essai', wallMs: Date.now() });
  assert.ok(opened.ok, opened.ok ? '' : `${path}: ${JSON.stringify(opened.error)}`);
  const { database, replica } = opened.value;
  try {
    assert.deepEqual(checkBook(database, replica.kinds, sha256, openInMemory).faults, []);
    const rows = database.prepare('SELECT memo, count(*) FROM entry WHERE deleted = 0 GROUP BY memo').all();
    return new Map(rows.map(([memo, count]) => [String(memo), Number(count)]));
  } finally {
    opened.value.close();
  }
}
