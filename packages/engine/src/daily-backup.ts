/**
 * The automatic backup of a day: as the book was before its first edit of that day, and without one a moment after it
 * was opened. One that fails holds nothing up: the edit goes on, the screens tell it, and the next start tries again.
 */
import { readLocal, takeNotedSnapshot, writeLocal } from '@tandem/replica';
import { SqliteError } from '@tandem/sqlite';
import type { Platform, ShelvedBook } from './platform.ts';

const dayMs = 86_400_000;
/** After opening: the first screen comes first. */
const delayMs = 5000;

export class DailyBackup {
  readonly #platform: Platform;
  readonly #onTried: () => void;
  /** A failure is not repeated before every edit. */
  #triedDay = -1;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `onTried`: one was made, or could not be. */
  constructor(platform: Platform, onTried: () => void) {
    this.#platform = platform;
    this.#onTried = onTried;
  }

  /** `openBook`: the one that is open then. */
  runSoon(openBook: () => ShelvedBook | undefined): void {
    this.stop();
    this.#triedDay = -1;
    this.#timer = setTimeout(() => {
      const shelved = openBook();
      if (shelved !== undefined) this.run(shelved);
    }, delayMs);
  }

  /** Within no transaction. */
  run(shelved: ShelvedBook): void {
    const wallMs = this.#platform.wallMs();
    const day = Math.floor(wallMs / dayMs);
    if (day === this.#triedDay) return;
    this.#triedDay = day;
    if (!this.#platform.shelf.backupSettings().isDaily) return;
    try {
      // The session's store keeps the same day, so that a sync of this day makes no second one.
      if (readLocal(shelved.database, 'snapshot_day') === day || !shelved.replica.holdsUserData()) return;
      takeNotedSnapshot(shelved.database, wallMs, () => {
        shelved.replica.rehashDirty();
        return shelved.takeSnapshot(wallMs);
      });
      writeLocal(shelved.database, 'snapshot_day', day);
    } catch (error) {
      if (!(error instanceof SqliteError)) throw error;
    }
    this.#onTried();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }
}
