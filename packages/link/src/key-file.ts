/** The text in which a device keeps its keys and the devices it knows: read as unknown and given its type here. */

export interface KnownDevice {
  /** 32 bytes, proven by a handshake. */
  readonly publicKey: Uint8Array;
  readonly name: string;
  /** Milliseconds since 1970, for the screen only. */
  readonly firstMetMs: number;
  readonly lastMetMs: number;
  /** Of the last sync with it that ended identical; undefined where there was none. */
  readonly lastSyncMs: number | undefined;
  /** 32 bytes; undefined until both sides have confirmed one, for syncs without a scan. */
  readonly longTermKey: Uint8Array | undefined;
}

export interface KeyFile {
  /** 32 bytes. */
  readonly secretKey: Uint8Array;
  readonly devices: readonly KnownDevice[];
}

export const knownDevicesMax = 64;
const format = 1;

export function findDevice(devices: readonly KnownDevice[], publicKey: Uint8Array): KnownDevice | undefined {
  const text = toHex(publicKey);
  return devices.find((device) => toHex(device.publicKey) === text);
}

/** With a device that was consented to, under the name that it has now. At the limit the one met longest ago goes. */
export function rememberDevice(
  devices: readonly KnownDevice[], publicKey: Uint8Array, name: string, wallMs: number,
): readonly KnownDevice[] {
  const former = findDevice(devices, publicKey);
  const metMs = Math.trunc(wallMs);
  const others = devices.filter((other) => other !== former)
    .toSorted((left, right) => right.lastMetMs - left.lastMetMs)
    .slice(0, knownDevicesMax - 1);
  return [{
    publicKey: publicKey.slice(), name, firstMetMs: former?.firstMetMs ?? metMs, lastMetMs: metMs,
    lastSyncMs: former?.lastSyncMs, longTermKey: former?.longTermKey,
  }, ...others];
}

/** A sync with a known device ended identical. */
export function noteSync(
  devices: readonly KnownDevice[], publicKey: Uint8Array, wallMs: number,
): readonly KnownDevice[] {
  const known = findDevice(devices, publicKey);
  return devices.map((device) => (device === known ? { ...device, lastSyncMs: Math.trunc(wallMs) } : device));
}

/** Its keys go: it has to show or scan a code again. */
export function forgetDevice(devices: readonly KnownDevice[], publicKey: Uint8Array): readonly KnownDevice[] {
  const known = findDevice(devices, publicKey);
  return devices.filter((device) => device !== known);
}

export function formatKeyFile({ secretKey, devices }: KeyFile): string {
  return `${JSON.stringify({
    format,
    secretKey: toHex(secretKey),
    devices: devices.map(({ publicKey, name, firstMetMs, lastMetMs, lastSyncMs, longTermKey }) => ({
      publicKey: toHex(publicKey), name, firstMetMs, lastMetMs, ...(lastSyncMs === undefined ? {} : { lastSyncMs }),
      ...(longTermKey === undefined ? {} : { longTermKey: toHex(longTermKey) }),
    })),
  }, undefined, 2)}\n`;
}

/** Undefined where the text is not a key file, whole and of this format. */
export function parseKeyFile(text: string): KeyFile | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value) || value['format'] !== format || !Array.isArray(value['devices'])) return undefined;
  const secretKey = parseKey(value['secretKey']);
  const devices: readonly (KnownDevice | undefined)[] = value['devices'].map(parseDevice);
  if (secretKey === undefined || devices.length > knownDevicesMax || !devices.every(isKnownDevice)) return undefined;
  return { secretKey, devices };
}

function parseDevice(value: unknown): KnownDevice | undefined {
  if (!isObject(value)) return undefined;
  const { publicKey: keyText, name, firstMetMs, lastMetMs, lastSyncMs, longTermKey: longTermText } = value;
  const publicKey = parseKey(keyText);
  const longTermKey = longTermText === undefined ? undefined : parseKey(longTermText);
  if (publicKey === undefined || typeof name !== 'string' || !isTime(firstMetMs) || !isTime(lastMetMs)
    || (lastSyncMs !== undefined && !isTime(lastSyncMs)) || (longTermText !== undefined && longTermKey === undefined)) {
    return undefined;
  }
  return { publicKey, name, firstMetMs, lastMetMs, lastSyncMs, longTermKey };
}

function parseKey(value: unknown): Uint8Array | undefined {
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value)) return undefined;
  return Uint8Array.from({ length: 32 }, (_, index) => Number.parseInt(value.slice(index * 2, index * 2 + 2), 16));
}

function isKnownDevice(device: KnownDevice | undefined): device is KnownDevice {
  return device !== undefined;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
