/** Who this phone is to other devices, and which it knows. Never in the book. */
import type { DeviceKeys } from '@tandem/engine';
import {
  findDevice, formatKeyFile, keyPairFromSecret, newKeyPair, parseKeyFile, rememberDevice, type KeyFile,
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
  return {
    staticKeys: keyPairFromSecret(secretKey),
    isKnown: (publicKey) => findDevice(devices, publicKey) !== undefined,
    hasAny: () => devices.length > 0,
    remember(publicKey, name, wallMs) {
      const remembered = rememberDevice(devices, publicKey, name, wallMs);
      file.write(formatKeyFile({ secretKey, devices: remembered }));
      devices = remembered;
    },
  };
}
