/** A PC that listens and phones that call it, on loopback: real books, sockets and channels, in one process. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { writeSampleHousehold } from '@tandem/ledger';
import {
  callableAddresses, oneTimeKeyToPsk, parseAddress, parsePairingLink, type ChannelPeer,
  type PairingLink,
} from '@tandem/link';
import {
  DEFAULT_LIMITS, runEffects, SessionMachine, type SessionProgress, type SessionQuestion, type Store,
} from '@tandem/sync';
import {
  dial, servePhone, SyncConnection, Turns, type ChannelSocket, type DialResult, type SyncEnd,
} from '@tandem/transport';
import { openKeyStore, type KeyStore } from './key-store.ts';
import { openListener, type Listener, type ListenerOptions } from './listener.ts';
import { openNodeSocket } from './node-socket.ts';
import { openBook, type BookPurpose, type OpenedBook } from './open-book.ts';
import { randomBytes } from './platform-crypto.ts';
import { openSyncStore } from './sync-store.ts';

export const loopback = addressOf('127.0.0.1');

export function addressOf(text: string): Uint8Array {
  const address = parseAddress(text);
  if (address === undefined) throw new Error(text);
  return address;
}

export function makeFolder(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'tandem-host-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface Device {
  readonly folder: string;
  readonly opened: OpenedBook;
  readonly keys: KeyStore;
}

export interface DeviceOptions {
  readonly name?: string;
  readonly purpose?: BookPurpose;
  readonly pageCountMax?: number;
}

export function openDevice(t: TestContext, folder: string, options: DeviceOptions = {}): Device {
  const { name = 'pc', purpose = 'create', pageCountMax } = options;
  const result = openBook({
    path: join(folder, `${name}.tandem`), purpose, deviceName: name, wallMs: Date.now(),
    ...(pageCountMax === undefined ? {} : { pageCountMax }),
  });
  if (!result.ok) throw new Error(`${name}: ${result.error.kind}`);
  const keys = openKeyStore(folder, result.value.path, randomBytes);
  if (!keys.ok) throw new Error(keys.error.kind);
  t.after(() => result.value.close());
  return { folder, opened: result.value, keys: keys.value };
}

export function fillBook({ opened }: Device, entries: number, seed = 1): void {
  if (opened.book === undefined) throw new Error('no book');
  writeSampleHousehold(opened.book, { entries, seed });
}

export function rootOf({ opened: { replica } }: Device): string {
  replica.rehashDirty();
  return replica.root().join(' ');
}

export interface Pc {
  readonly listener: Listener;
  readonly link: () => PairingLink;
  /** In the order of their ends. */
  readonly ends: SyncEnd[];
  readonly turnedAway: string[];
  /** Resolves with the session number `count`, from 1. */
  readonly ended: (count: number) => Promise<SyncEnd>;
  readonly renewed: () => Promise<true>;
}

export interface PcOptions {
  readonly isOnce?: boolean;
  readonly port?: number;
  readonly nowMs?: () => number;
  readonly wallMs?: () => number;
  readonly idleTimeMs?: number;
  readonly questionTimeMs?: number;
  readonly onProgress?: (progress: SessionProgress) => void;
  /** Whether the person at the PC agrees to a phone; undefined: is not asked. */
  readonly consent?: (peer: ChannelPeer) => Promise<boolean>;
  readonly onTurnCame?: (peer: ChannelPeer) => void;
  /** What the session asks on the PC; undefined: nobody is there. */
  readonly onQuestion?: (question: SessionQuestion, connection: SyncConnection) => void;
}

export async function listen(t: TestContext, device: Device, options: PcOptions = {}): Promise<Pc> {
  const { isOnce = false, port = 0, nowMs = () => performance.now(), onProgress = () => {}, onQuestion } = options;
  const { consent, onTurnCame, wallMs = () => Date.now() } = options;
  const { keys, opened, folder } = device;
  const store = openSyncStore(opened, folder);
  const turns = new Turns();
  const ends: SyncEnd[] = [];
  const turnedAway: string[] = [];
  const waiting = new Set<() => void>();
  const tell = (): void => {
    for (const look of waiting) look();
  };
  let renewals = 0;
  const when = <Value>(read: () => Value | undefined): Promise<Value> => new Promise((resolve) => {
    const look = (): void => {
      const value = read();
      if (value === undefined) return;
      waiting.delete(look);
      resolve(value);
    };
    waiting.add(look);
    look();
  });
  const serve = async (socket: ChannelSocket, peer: ChannelPeer): Promise<void> => {
    let connection: SyncConnection | undefined;
    ends.push(await servePhone(socket, peer, {
      turns, store, deviceName: 'pc', isKnown: keys.find(peer.staticKey) !== undefined,
      wallMs, nowMs: () => performance.now(), onProgress,
      ...timesOf(options),
      ...(consent === undefined ? {} : { consent: () => consent(peer) }),
      onTurnCame: () => onTurnCame?.(peer),
      ...(onQuestion === undefined ? {} : {
        onQuestion: (question) => {
          if (connection !== undefined) onQuestion(question, connection);
        },
      }),
      onTurn: (opened) => {
        connection = opened;
        keys.remember(peer.staticKey, peer.deviceName, Date.now());
      },
    }));
    tell();
  };
  const listenerOptions: ListenerOptions = {
    addresses: [loopback], bindAddress: '127.0.0.1', port, isOnce, randomBytes, nowMs, wallMs, allowsLoopback: true,
    staticKeys: keys.staticKeys, pcName: 'pc', bookId: opened.book?.id ?? new Uint8Array(16),
    onRenewed: () => {
      renewals += 1;
      tell();
    },
    onTurnedAway: (reason) => {
      turnedAway.push(reason);
      tell();
    },
    onOpened: (socket, peer) => void serve(socket, peer),
  };
  const result = await openListener(listenerOptions);
  if (!result.ok) throw new Error(result.error.kind);
  const listener = result.value;
  t.after(() => listener.close());
  return {
    listener, ends, turnedAway,
    link: () => readLink(listener.codes.link),
    ended: (count) => when(() => ends[count - 1]),
    renewed: () => {
      const before = renewals;
      return when(() => renewals > before ? true : undefined);
    },
  };
}

export function readLink(text: string): PairingLink {
  const link = parsePairingLink(text);
  if (!link.ok) throw new Error(link.error.kind);
  return link.value;
}

export function call(device: Device, link: PairingLink, signal = new AbortController().signal): Promise<DialResult> {
  const addresses = callableAddresses(link.addresses, link.allowsLoopback);
  if (!addresses.ok) throw new Error(addresses.error.kind);
  return dial({
    addresses: addresses.value, port: link.port, signal, wallMs: () => Date.now(),
    side: {
      staticKeys: device.keys.staticKeys, deviceName: 'phone', randomBytes, psk: oneTimeKeyToPsk(link.oneTimeKey),
      target: { mode: 'link', pcPublicKey: link.pcPublicKey },
    },
  }, openNodeSocket);
}

export interface CallOptions {
  readonly store?: Store;
  readonly idleTimeMs?: number;
  readonly questionTimeMs?: number;
  readonly onProgress?: (progress: SessionProgress, connection: SyncConnection) => void;
  readonly onWaiting?: () => void;
  readonly onQuestion?: (question: SessionQuestion, connection: SyncConnection) => void;
}

function timesOf({ idleTimeMs, questionTimeMs }: Pick<CallOptions, 'idleTimeMs' | 'questionTimeMs'>) {
  return {
    ...(idleTimeMs === undefined ? {} : { idleTimeMs }), ...(questionTimeMs === undefined ? {} : { questionTimeMs }),
  };
}

export async function sync(device: Device, link: PairingLink, options: CallOptions = {}): Promise<SyncEnd> {
  const dialed = await call(device, link);
  if (!dialed.ok) throw new Error(`not connected: ${dialed.error.kind}`);
  const { onProgress, onQuestion, onWaiting = () => {}, store = openSyncStore(device.opened, device.folder) } = options;
  const connection: SyncConnection = new SyncConnection(dialed.value.socket, {
    role: 'caller', deviceName: 'phone', store,
    wallMs: () => Date.now(), nowMs: () => performance.now(), startedMs: performance.now(), onWaiting,
    onProgress: (progress) => onProgress?.(progress, connection),
    ...timesOf(options),
    ...(onQuestion === undefined ? {} : { onQuestion: (question) => onQuestion(question, connection) }),
  });
  return connection.run();
}


/** HELLO as this device would say it, and then it says nothing more. */
export function helloOf(device: Device): Uint8Array {
  const machine = new SessionMachine({ role: 'caller', deviceName: 'phone', ...DEFAULT_LIMITS });
  const said: Uint8Array[] = [];
  runEffects(machine, { kind: 'start', wallMs: Date.now() }, {
    store: openSyncStore(device.opened, device.folder), send: (bytes) => void said.push(bytes), showProgress: () => {},
    ask: () => {},
  });
  const [hello] = said;
  if (hello === undefined) throw new Error('a caller speaks first');
  return hello;
}
