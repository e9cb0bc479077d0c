/** The devices that this copy of the book knows. */
import type { CommandParameters, CommandResults, DeviceView, Outcome } from '@tandem/contract';
import { success } from '@tandem/ledger';
import type { EngineParts } from './engine-parts.ts';

/** The one met last first. */
export function readDevices({ desk }: EngineParts): Outcome<readonly DeviceView[]> {
  const devices = desk.shelved?.keys.list() ?? [];
  return success(devices.toSorted((left, right) => right.lastMetMs - left.lastMetMs)
    .map(({ publicKey, name, firstMetMs, lastSyncMs }) => ({
      id: keyToId(publicKey), name, pairedMs: firstMetMs, lastSyncMs: lastSyncMs ?? null,
    })));
}

/** Of a device that is known no more there is nothing to forget. */
export function forgetDevice(
  { desk }: EngineParts, { deviceId }: CommandParameters<'forget-device'>,
): Outcome<CommandResults['forget-device']> {
  const keys = desk.shelved?.keys;
  const device = keys?.list().find(({ publicKey }) => keyToId(publicKey) === deviceId);
  if (device !== undefined) keys?.forget(device.publicKey);
  desk.news.tellAtOnce('sync');
  return success({ isDone: true });
}

function keyToId(publicKey: Uint8Array): string {
  return Array.from(publicKey, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
