/**
 * One WebSocket and the encrypted channel over it, for either side: carries out what the channel says, counts what goes
 * over the wire, and ends the two together.
 *
 *   connecting ─channel opens→ open ─channel or socket ends→ ended
 *
 * 1. `onOpened` comes at most once, `onEnded` exactly once, and nothing after it.
 * 2. What arrives before somebody takes messages waits here, up to `waitingBytesMax`.
 */
import type { Channel, ChannelEffect, ChannelEnd, ChannelPeer } from '@tandem/link';
import type { SocketPort } from './socket-port.ts';

/** More than any peer has reason to send before it is answered; crossing it cuts the connection. */
const waitingBytesMax = 4 * 1024 * 1024;
/** How long the peer may take to answer our wish to close. */
const closingTimeMsMax = 2000;

export interface ChannelUser {
  readonly onMessage: (message: Uint8Array, arrivedWallMs: number) => void;
  readonly onEnded: (reason: ChannelEnd) => void;
}

export interface ChannelSocketEvents {
  readonly onOpened: (peer: ChannelPeer) => void;
  readonly onEnded: (reason: ChannelEnd) => void;
}

export class ChannelSocket {
  /** Bytes of channel messages, handshake included, without what WebSocket and TCP add. */
  bytesSent = 0;
  bytesReceived = 0;
  /** Set with `onOpened`. */
  peer: ChannelPeer | undefined;
  readonly #socket: SocketPort;
  readonly #channel: Channel;
  readonly #wallMs: () => number;
  readonly #events: ChannelSocketEvents;
  #user: ChannelUser | undefined;
  #waiting: { readonly message: Uint8Array; readonly arrivedWallMs: number }[] = [];
  #end: ChannelEnd | undefined;
  #isCut = false;
  #onDrain: (() => void) | undefined;
  #onFirstMessage: (() => void) | undefined;
  readonly #ended = Promise.withResolvers<ChannelEnd>();
  #closingTimer: ReturnType<typeof setTimeout> | undefined;

  /** The socket is connected. `wallMs`: the device's clock, milliseconds since 1970. */
  constructor(socket: SocketPort, channel: Channel, wallMs: () => number, events: ChannelSocketEvents) {
    this.#socket = socket;
    this.#channel = channel;
    this.#wallMs = wallMs;
    this.#events = events;
    socket.listen({
      onMessage: (bytes) => this.#receive(bytes),
      onDrained: () => this.#onDrain?.(),
      onClosed: () => {
        clearTimeout(this.#closingTimer);
        this.#carryOut(channel.step({ kind: 'closed' }));
      },
    });
    this.#carryOut(channel.step({ kind: 'start' }));
  }

  get end(): ChannelEnd | undefined {
    return this.#end;
  }

  /** Resolves with `end`. */
  get ended(): Promise<ChannelEnd> {
    return this.#ended.promise;
  }

  /** Messages that came before `use`. */
  get waiting(): readonly Uint8Array[] {
    return this.#waiting.map(({ message }) => message);
  }

  /** Bytes that were handed over and have not left yet. */
  get bytesUnsent(): number {
    return this.#socket.bytesUnsent;
  }

  /** Whoever takes the messages from now on; those that wait come at once, then the end if it was before. */
  use(user: ChannelUser): void {
    this.#user = user;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { message, arrivedWallMs } of waiting) user.onMessage(message, arrivedWallMs);
    if (this.#end !== undefined) user.onEnded(this.#end);
  }

  /** Before `use`: resolves when the first message waits (true), or when none came in time or at all (false). */
  hasSpoken(timeMsMax: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (): void => {
        clearTimeout(timer);
        this.#onFirstMessage = undefined;
        resolve(this.#waiting.length > 0);
      };
      const timer = setTimeout(settle, timeMsMax);
      this.#onFirstMessage = settle;
      if (this.#waiting.length > 0 || this.#end !== undefined) settle();
    });
  }

  /** Does nothing once the channel has ended: the user has been told. */
  send(message: Uint8Array): void {
    if (this.#end === undefined) this.#carryOut(this.#channel.step({ kind: 'send', message }));
  }

  /** Called whenever some of what was unsent has left. */
  onDrain(listener: () => void): void {
    this.#onDrain = listener;
  }

  /** Lets what was sent leave, then ends both. */
  close(): void {
    if (this.#socket.isClosed) return;
    this.#socket.close();
    this.#closingTimer ??= setTimeout(() => this.#socket.terminate(), closingTimeMsMax);
  }

  /** Says one thing more, then ends both; what waits, or is on its way here, is not read any more. */
  leave(lastWord: Uint8Array): void {
    this.#isCut = true;
    this.#waiting = [];
    this.send(lastWord);
    this.close();
  }

  /** Ends both at once: what waits, or is on its way here, is not read any more. */
  cut(): void {
    this.#isCut = true;
    this.#waiting = [];
    this.#socket.terminate();
  }

  /** `SocketPort.nextTurn` of the platform. */
  nextTurn(work: () => void): void {
    this.#socket.nextTurn(work);
  }

  #receive(message: Uint8Array): void {
    if (this.#isCut) return;
    this.bytesReceived += message.length;
    this.#carryOut(this.#channel.step({ kind: 'received', message }));
  }

  #carryOut(effects: readonly ChannelEffect[]): void {
    for (const effect of effects) {
      switch (effect.kind) {
        case 'transmit': this.#transmit(effect.message); break;
        case 'deliver': this.#deliver(effect.message); break;
        case 'opened':
          this.peer = effect.peer;
          this.#events.onOpened(effect.peer);
          break;
        case 'ended':
          this.#end = effect.reason;
          this.close();
          this.#events.onEnded(effect.reason);
          this.#user?.onEnded(effect.reason);
          this.#onFirstMessage?.();
          this.#ended.resolve(effect.reason);
          break;
      }
    }
  }

  #transmit(message: Uint8Array): void {
    if (!this.#socket.isOpen) return;
    this.bytesSent += message.length;
    this.#socket.send(message);
  }

  #deliver(message: Uint8Array): void {
    const arrivedWallMs = this.#wallMs();
    if (this.#user !== undefined) {
      this.#user.onMessage(message, arrivedWallMs);
      return;
    }
    this.#waiting.push({ message, arrivedWallMs });
    this.#onFirstMessage?.();
    if (this.#waiting.reduce((sum, waiting) => sum + waiting.message.length, 0) > waitingBytesMax) this.cut();
  }
}
