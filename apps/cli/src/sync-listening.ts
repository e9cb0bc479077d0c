/** The PC's side of `listen` and `start`: shows codes, welcomes phones, one sync at a time. */
import { networkInterfaces } from 'node:os';
import { openListener, randomBytes, rankAddresses } from '@tandem/host';
import { classifyAddress, formatAddress, parseAddress, type ChannelPeer, type IpAddress } from '@tandem/link';
import { success, type Result } from '@tandem/ledger';
import { servePhone, Turns, type ChannelSocket, type SyncConnection, type SyncEnd } from '@tandem/transport';
import { parseCount, type CommandContext } from './command.ts';
import type { Failure } from './failure.ts';
import { describeFailure } from './messages/catalogue.ts';
import { syncFailed, type SyncBook } from './sync-book.ts';
import { throwDefect } from './sync-defect.ts';
import type { SyncFailure } from './sync-failure.ts';
import { Narrator } from './sync-narrator.ts';
import { QuestionDesk } from './sync-questions.ts';

export interface ListeningPlace {
  readonly addresses: readonly IpAddress[];
  /** Undefined: on all interfaces. */
  readonly bindAddress: string | undefined;
  /** 0: any free one. */
  readonly port: number;
}

/** Of `--address` and `--port`. */
export function parsePlace(address: string | undefined, port: string | undefined): Result<ListeningPlace, Failure> {
  const number = port === undefined ? success(0) : parseCount('--port', port, 1, 65_535);
  if (!number.ok) return number;
  if (address === undefined) {
    return success({ addresses: rankAddresses(networkInterfaces()), bindAddress: undefined, port: number.value });
  }
  const parsed = parseAddress(address);
  if (parsed === undefined || !isHome(parsed)) return syncFailed({ kind: 'bad-address', text: address });
  return success({ addresses: [parsed], bindAddress: address, port: number.value });
}

function isHome(address: IpAddress): boolean {
  switch (classifyAddress(address)) {
    case 'private': case 'unique-local': case 'loopback': return true;
    // With IPv6 it is an address only together with an interface of the caller.
    case 'link-local': return address.length === 4;
    case 'public': case 'not-a-host': return false;
  }
}

export interface ListeningOptions {
  /** Ends after one session, not by Ctrl-C alone. */
  readonly isOnce: boolean;
  /** A book that is to be replaced is not asked about. */
  readonly isYes: boolean;
}

export function listenForPhones(
  context: CommandContext, book: SyncBook, place: ListeningPlace, options: ListeningOptions,
): Promise<Result<undefined, Failure>> {
  return new Listening(context, book, place, options).run();
}

class Listening {
  readonly #context: CommandContext;
  readonly #book: SyncBook;
  readonly #place: ListeningPlace;
  readonly #options: ListeningOptions;
  readonly #narrator: Narrator;
  readonly #turns = new Turns();
  /** With an open channel: those in consent and those that wait, beside the one being synced. */
  readonly #phones = new Map<ChannelSocket, Promise<void>>();
  #connection: SyncConnection | undefined;
  readonly #result = Promise.withResolvers<Result<undefined, Failure>>();

  constructor(context: CommandContext, book: SyncBook, place: ListeningPlace, options: ListeningOptions) {
    this.#context = context;
    this.#book = book;
    this.#place = place;
    this.#options = options;
    this.#narrator = new Narrator(context, () => performance.now());
  }

  async run(): Promise<Result<undefined, Failure>> {
    // Read before anything is told: whoever sees the code may stop this at once.
    const { signal } = this.#context;
    const { opened, keys, deviceName } = this.#book;
    const { addresses, bindAddress, port } = this.#place;
    const listening = await openListener({
      addresses, bindAddress, port, randomBytes, isOnce: this.#options.isOnce,
      allowsLoopback: addresses.some((address) => classifyAddress(address) === 'loopback'),
      staticKeys: keys.staticKeys, pcName: deviceName, bookId: opened.book?.id ?? new Uint8Array(16),
      nowMs: () => performance.now(), wallMs: () => this.#context.now(),
      onRenewed: (codes) => this.#narrator.renewed(codes),
      onTurnedAway: (reason) => this.#narrator.turnedAway(reason),
      onOpened: (socket, peer) => this.#welcome(socket, peer),
    });
    if (!listening.ok) return syncFailed({ kind: 'listen', error: listening.error });
    const listener = listening.value;
    this.#narrator.listening(listener.codes, { addresses: addresses.map(formatAddress), port: listener.port });
    signal.addEventListener('abort', this.#stop, { once: true });
    if (signal.aborted) this.#stop();
    try {
      return await this.#result.promise;
    } finally {
      signal.removeEventListener('abort', this.#stop);
      listener.shut();
      await this.#leavePhones();
      listener.close();
    }
  }

  readonly #stop = (): void => {
    this.#result.resolve(syncFailed({ kind: 'interrupted' }));
  };

  /** The peer of the running sync is told; the others find the connection closed. */
  async #leavePhones(): Promise<void> {
    const phones = [...this.#phones];
    this.#connection?.cancel();
    for (const [socket] of phones) if (socket !== this.#connection?.socket) socket.cut();
    await Promise.allSettled(phones.map(([, served]) => served));
  }

  #welcome(socket: ChannelSocket, peer: ChannelPeer): void {
    const served = this.#serve(socket, peer).catch((error: unknown) => this.#result.reject(error))
      .finally(() => this.#phones.delete(socket));
    this.#phones.set(socket, served);
  }

  async #serve(socket: ChannelSocket, peer: ChannelPeer): Promise<void> {
    const { keys, store, deviceName } = this.#book;
    const isKnown = keys.find(peer.staticKey) !== undefined;
    this.#narrator.connected({ device: peer.deviceName, code: peer.sixDigits, isKnown }, 'pc');
    const desk = new QuestionDesk(this.#context, this.#book, { choice: undefined, isYes: this.#options.isYes });
    const end = await servePhone(socket, peer, {
      turns: this.#turns, isKnown, store, deviceName,
      wallMs: () => this.#context.now(), nowMs: () => performance.now(),
      onTurn: (connection) => {
        this.#connection = connection;
        const error = keys.remember(peer.staticKey, peer.deviceName, this.#context.now());
        if (error !== undefined) this.#result.resolve(syncFailed({ kind: 'key-file', error }));
      },
      onProgress: (progress, wire) => this.#narrator.progress(progress, wire),
      onQuestion: (question) => {
        const connection = this.#connection;
        if (connection === undefined) throw new Error('a question of no session');
        desk.ask(connection, question).catch((bug: unknown) => this.#result.reject(bug));
      },
    });
    if (this.#connection?.socket === socket) this.#connection = undefined;
    desk.close();
    this.#tell(end, desk.failure);
  }

  #tell(end: SyncEnd, unanswered: SyncFailure | undefined): void {
    this.#narrator.done(end);
    throwDefect(end.report.outcome);
    const failed = unanswered ?? toFailure(end);
    if (this.#options.isOnce) {
      this.#result.resolve(failed === undefined ? success(undefined) : syncFailed(failed));
    } else if (failed !== undefined && !this.#context.signal.aborted) {
      process.stderr.write(`${describeFailure(this.#context.catalogue, { kind: 'sync', error: failed })}\n`);
    }
  }
}

/** Undefined for a sync that ended as it should. */
function toFailure({ cut, records, report: { outcome, peer } }: SyncEnd): SyncFailure | undefined {
  if (outcome.kind === 'identical') return undefined;
  if (outcome.kind === 'cut' && peer === null) return { kind: 'phone-left' };
  return { kind: 'ended', outcome, cut, progress: records };
}
