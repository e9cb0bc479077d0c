/** What the engine needs of a phone: the browser's storage, clock, randomness and WebSocket. */
import type { Platform, VaultFiles } from '@tandem/engine';
import { civilToDay, type Day } from '@tandem/ledger';
import { browserSockets, dial } from '@tandem/transport';
import { randomBytes, sha256 } from './device-crypto.ts';
import { readPhoneKeys } from './phone-keys.ts';
import { readPhoneName } from './phone-name.ts';
import { readPhonePreferences } from './phone-preferences.ts';
import { openPhoneRack } from './phone-rack.ts';
import { openPhoneShelf } from './phone-shelf.ts';
import type { PhoneStorage } from './phone-storage.ts';

export async function openPhonePlatform(storage: PhoneStorage, vault: VaultFiles): Promise<Platform> {
  const preferences = readPhonePreferences(storage.preferences, navigator.language);
  const name = await readPhoneName(navigator);
  const wallMs = (): number => Date.now();
  const rack = openPhoneRack({
    file: storage.rack, removeFolders: (isMeant) => storage.removeFolders(isMeant),
    removeFiles: (folder, names) => storage.removeFiles(folder, names),
  });
  const openSocket = browserSockets({ WebSocket, MessageChannel });
  return {
    get deviceName() {
      return name(preferences.read().language);
    },
    sha256, randomBytes, wallMs, today, preferences, vault,
    openInMemory: () => storage.pool.openInMemory(),
    nowMs: () => performance.now(),
    rack,
    shelf: openPhoneShelf({
      pool: storage.pool, list: storage.shelf, keys: readPhoneKeys(storage.keys),
      deviceName: () => name(preferences.read().language), wallMs,
      bookName: () => rack.openName,
    }),
    reach: { role: 'phone', dial: (options) => dial(options, openSocket) },
  };
}

/** By the phone's own calendar. */
function today(): Day {
  const now = new Date();
  const day = civilToDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
  if (day === undefined) throw new RangeError('the clock is beyond the calendar');
  return day;
}
