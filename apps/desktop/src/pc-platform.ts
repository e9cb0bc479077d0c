/** This computer, as the engine needs it. */
import { randomBytes, sha256 } from '@tandem/host';
import type { AppHandover, BookShelf, Platform, PreferenceStore, Reach } from '@tandem/engine';
import { civilToDay, toDay, type Day } from '@tandem/ledger';
import { openNodeDatabase } from '@tandem/sqlite/node';

export interface PcPlatformParts {
  readonly deviceName: string;
  readonly preferences: PreferenceStore;
  readonly shelf: BookShelf;
  readonly reach: Reach;
  readonly handover?: AppHandover;
}

export function pcPlatform(parts: PcPlatformParts): Platform {
  return {
    ...parts, sha256, randomBytes,
    openInMemory: () => openNodeDatabase({ path: ':memory:', mode: 'create' }),
    wallMs: () => Date.now(),
    nowMs: () => performance.now(),
    today: () => localDay(new Date()),
  };
}

function localDay(date: Date): Day {
  return civilToDay(date.getFullYear(), date.getMonth() + 1, date.getDate()) ?? toDay(0);
}
