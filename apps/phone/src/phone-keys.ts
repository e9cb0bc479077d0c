/** Who this phone is to other devices, and which it knows. Never in the book. */
import type { DeviceKeys } from '@tandem/engine';
import {
  findDevice, forgetDevice, formatKeyFile, keyPairFromSecret, newKeyPair, noteSync, parseKeyFile, rememberDevice,
  type KeyFile, type KnownDevice,
} from '@tandem/link';
import { randomBytes } from './device-crypto.ts';
import type { SlotFile } from './slot-file.ts';

/** Makes the keys the first time. A text that is none of ours gives way: the phone is paired again. */
export function readPhoneKeys(file: SlotFile): DeviceKeys {
  let kept: KeyFile | undefined = file.text === undefined ? undefined : parseKeyFile(file.text);
  if (kept === undefined) {
    kept = { secretKey: newKeyPair(randomBytes).secretKey, devices: [] };
    file.write(formatKeyFile(kept));
  }
  const { secretKey } = kept;
  let { devices } = kept;
  const keep = (changed: readonly KnownDevice[]): void => {
    file.write(formatKeyFile({ secretKey, devices: changed }));
    devices = changed;
  };
  return {
    staticKeys: keyPairFromSecret(secretKey),
    isKnown: (publicKey) => findDevice(devices, publicKey) !== undefined,
    hasAny: () => devices.length > 0,
    list: () => devices,
    remember: (publicKey, name, wallMs) => keep(rememberDevice(devices, publicKey, name, wallMs)),
    noteSync: (publicKey, wallMs) => keep(noteSync(devices, publicKey, wallMs)),
    forget: (publicKey) => keep(forgetDevice(devices, publicKey)),
  };
}
